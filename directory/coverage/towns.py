"""Towns with a page of their own: those that a public listing is in, or names as one it serves."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.utils.text import slugify

from directory.enums import LifeCycle
from directory.location_privacy import public_location
from directory.models import Location, Service
from liaison.core.bilingual import LANGUAGES, current_language
from liaison.core.memo import Memo
from liaison.reference import places
from liaison.reference.gazetteer import gazetteer
from search import engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liaison.reference.places import Place

SECONDS = 60 * 60
_shown: Memo[frozenset[str]] = Memo(seconds=SECONDS, most=1)


def in_province(province: str) -> list[Place]:
    """Towns with a page, by name."""
    found = (gazetteer().places[town] for town in shown())
    return sorted((it for it in found if it.province == province), key=lambda it: slugify(it.name))


def shown() -> frozenset[str]:
    return _shown.get(engine.stamp(), lambda: frozenset(read_shown()))


def read_shown() -> Iterator[str]:
    listed = Service.objects.visible_to(AnonymousUser())
    listed = listed.exclude(listed.state_is(LifeCycle.FOUND)).order_by()
    rows = Location.objects.published().filter(services__in=listed).order_by()
    for city, province, privacy in rows.values_list("city", "province", "privacy").distinct():
        known = public_location(Location(city=city, province=province, privacy=privacy))
        town = places.town_centre(known.city, known.province) if known.city else None
        if town:
            yield town.id
    for served in listed.exclude(served_places=[]).values_list("served_places", flat=True):
        yield from (str(code) for code in served if is_town(str(code)))


def is_town(code: str) -> bool:
    place = places.get(code)
    return place is not None and place.kind == "town"


def slug_of(town: Place) -> str:
    return slugs(current_language())[town.id]


@cache
def slugs(language: str) -> Mapping[str, str]:
    """Of every town; those that share a name in one province carry their number, for good."""
    plain = {town.id: slugify(getattr(town, f"name_{language}")) for town in gazetteer().towns()}
    bearers = Counter((gazetteer().places[pk].province, slug) for pk, slug in plain.items())
    return {
        pk: slug
        if slug and bearers[gazetteer().places[pk].province, slug] == 1
        else f"{slug}-{slugify(pk)}".strip("-")
        for pk, slug in plain.items()
    }


def called(province: str, slug: str) -> Place | None:
    """A town with a page, by its slug in the active language or the other."""
    for language in (current_language(), *LANGUAGES):
        for pk in shown():
            town = gazetteer().places[pk]
            if slugs(language)[pk] == slug and town.province == province:
                return town
    return None
