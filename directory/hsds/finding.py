"""Which records an address asks for, as ids in the order of the feed; every filter narrows it."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from directory.enums import LifeCycle
from directory.facets import facets_for
from directory.hsds.ids import taxonomy_id, term_id
from directory.hsds.places import at_location_id
from directory.hsds.vocabulary import TAXONOMIES
from directory.listing import ListingFacts
from directory.models import Location, Organisation, Service
from liaison.core.bilingual import LANGUAGES, current_language
from liaison.core.memo import Memo
from liaison.core.permissions import ANONYMOUS
from liaison.reference.geometry import distance_km
from search import engine
from search.request import Near, SearchRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from directory.hsds.parameters import Parameters
    from directory.querysets import OrganisationQuerySet, ServiceQuerySet

_kept: Memo[Sequence[int]] = Memo(seconds=60, most=4)
_pairs: Memo[Sequence[tuple[int, int]]] = Memo(seconds=60, most=4)
METRES = 1000
SEARCHED = ("name", "summary", "description")


class UnknownTermError(ValueError):
    """No record can be searched by this taxonomy or term."""


def public_services() -> ServiceQuerySet:
    return Service.objects.visible_to(AnonymousUser())


def public_organisations() -> OrganisationQuerySet:
    return Organisation.objects.visible_to(AnonymousUser())


def services(asked: Parameters) -> Sequence[int]:
    """Public services in the order of their ids, which is the same on every site."""
    everything = _kept.get(("services", engine.stamp()), all_services)
    found = list(conditions(asked))
    return [pk for pk in everything if all(pk in some for some in found)] if found else everything


def organizations(asked: Parameters) -> Sequence[int]:
    """By their own words; by the terms of any of their services."""
    found = public_organisations().order_by("uuid")
    for word in (asked.value("search") or "").split():
        texts = (f"{name}_{language}" for name in SEARCHED for language in LANGUAGES)
        found = found.filter(reduce(or_, (Q(**{f"{text}__icontains": word}) for text in texts)))
    having = [
        set(engine.ids(request, strict=True)) for request in requests(asked) if not request.text
    ]
    if not having:
        return list(found.values_list("pk", flat=True))
    offers = public_services().values_list("pk", "organisation_id")
    owners = {owner for pk, owner in offers if all(pk in some for some in having)}
    return [pk for pk in found.values_list("pk", flat=True) if pk in owners]


def at_locations(asked: Parameters) -> Sequence[tuple[int, int]]:
    """Services with each of their places, as pairs of keys."""
    found = set(services(asked))
    if asked.value("proximity"):
        return list(near_by(found, asked))
    pairs = _pairs.get(engine.stamp(), all_pairs)
    return [pair for pair in pairs if pair[0] in found]


def all_pairs() -> Sequence[tuple[int, int]]:
    rows = Service.locations.through.objects.filter(location__in=Location.objects.placed())
    ordered = rows.order_by("service__uuid", "location__uuid")
    return list(ordered.values_list("service_id", "location_id"))


def pair_named(record: str) -> tuple[int, int] | None:
    """The pair of which this is the id; ids are made from theirs, so all are tried."""
    rows = Service.locations.through.objects.filter(location__in=Location.objects.placed())
    ids = rows.values_list("service_id", "location_id", "service__uuid", "location__uuid")
    for service, location, service_uuid, location_uuid in ids.iterator():
        if at_location_id(str(service_uuid), str(location_uuid)) == record:
            return service, location
    return None


def near_by(found: set[int], asked: Parameters) -> Iterator[tuple[int, int]]:
    """The places themselves within the distance, not all those of a service near by."""
    centre, metres = asked.value("postcode"), asked.value("proximity")
    here = (centre.latitude, centre.longitude)
    near = public_services().filter(pk__in=found).prefetch_related("locations").order_by("uuid")
    for service in near:
        for place in sorted(ListingFacts(service).shown_places, key=lambda it: it.uuid):
            point = (place.latitude, place.longitude)
            if place.has_point and distance_km(here, point) * METRES <= metres:  # type: ignore[arg-type]
                yield service.pk, place.pk


def all_services() -> Sequence[int]:
    return list(public_services().order_by("uuid").values_list("pk", flat=True))


def conditions(asked: Parameters) -> Iterator[set[int]]:
    """For each condition the services that meet it."""
    if owners := asked.value("organization_id"):
        for owner in owners:
            yield set(Service.objects.filter(organisation__uuid=owner).values_list("pk", flat=True))
    if since := asked.value("modified_after"):
        changed = Service.objects.with_last_modified().filter(Q(last_modified__gte=since))
        yield set(changed.values_list("pk", flat=True))
    yield from (set(engine.ids(request, strict=True)) for request in requests(asked))


def requests(asked: Parameters) -> Iterator[SearchRequest]:
    """The same words, places and codes as in the finder, one request for each condition."""
    if text := asked.value("search"):
        yield request(text=text)
    if near := near_postcode(asked):
        yield request(near=near)
    for wanted in asked.value("taxonomy_term_id") or []:
        yield request(facets=facet_with(wanted, term_id))
    for wanted in asked.value("taxonomy_id") or []:
        yield request(facets=facet_with(wanted, lambda code, _option: taxonomy_id(code)))


def request(**conditions: object) -> SearchRequest:
    return SearchRequest(
        language=current_language(),
        exclude={"state": frozenset({LifeCycle.ARCHIVED})},
        visibilities=ANONYMOUS,
        **conditions,  # type: ignore[arg-type]
    )


def near_postcode(asked: Parameters) -> Near | None:
    """Within so many metres; without a distance, whose area covers the postal code."""
    place, metres = asked.value("postcode"), asked.value("proximity")
    if place is None:
        return None
    if metres:
        return Near(place.latitude, place.longitude, metres / METRES)
    return Near(place.latitude, place.longitude, 0, place.area_codes)


def facet_with(wanted: str, id_of: Callable[[str, str], str]) -> dict[str, frozenset[str]]:
    """The facet of the finder, and those of its codes, whose id this is."""
    for spec in facets_for(ANONYMOUS):
        taxonomy = next((it for it in TAXONOMIES.values() if it.facet == spec.code), None)
        if taxonomy is None:
            continue
        codes = {option.code for option in spec.options()}
        if found := {code for code in codes if id_of(taxonomy.code, code) == wanted}:
            return {spec.code: frozenset(found)}
    raise UnknownTermError(wanted)
