"""What is kept of a search that somebody follows, and what it is called."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from django.http import QueryDict
from django.utils.translation import gettext as _

from directory.facets import FACETS
from directory.finder.panel import filters_on
from directory.finder.query import NO_PLACE, FinderQuery, parse
from liaison.core.visibility import Visibility
from liaison.reference import places

if TYPE_CHECKING:
    from liaison.core.visibility import Visibility as Seen

SENSITIVE = frozenset(spec.code for spec in FACETS if spec.visibility != Visibility.PUBLIC)


def kept(query: FinderQuery) -> FinderQuery:
    """The filters and the place; not the words, which may tell of somebody, nor the hour."""
    place = query.place
    return replace(
        query,
        text="",
        place_text=place.label if place else "",
        at=place.id if place else "",
        resolution=query.resolution if place else NO_PLACE,
        open_now=False,
        sort="best",
        page=1,
        problems=(),
    )


def written(query: FinderQuery) -> str:
    """One line for one search, whatever the language: a place goes by its id."""
    return replace(kept(query), place_text="").urlencode()


def read(asked: str, allowed: frozenset[Seen]) -> FinderQuery | None:
    """The search again; None where a part of it is no longer there or not for this reader, for
    what is left would be a wider one."""
    given = QueryDict(asked)
    query = parse(given, allowed)
    if place := places.get(given.get("at", "")):
        resolution = places.Resolution(place)
        query = replace(query, place_text=place.label, at=place.id, resolution=resolution)
    whole = sorted(parse_qsl(written(query))) == sorted(parse_qsl(asked))
    return kept(query) if whole else None


def is_sensitive(asked: str) -> bool:
    """It filters by what only verified practitioners may: no letter says anything of it."""
    return any(name in SENSITIVE for name, _value in parse_qsl(asked))


def called(query: FinderQuery) -> str:
    """“Mentoring, Family or friend, Toronto, Ontario, within 50 km”."""
    words = [label for label, _pair in filters_on(query)]
    place = query.place
    if place and place.kind == "province":
        words.append(place.name)
    elif place:
        near = _("%(place)s, within %(radius)d km")
        words.append(near % {"radius": query.radius, "place": place.label})
    return ", ".join(words)
