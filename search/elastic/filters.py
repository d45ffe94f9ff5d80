"""A request's conditions as filters; what they mean is said in `search.backends.filters`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from liaison.core.clock import zone
from search.backends import terms
from search.backends.filters import half_hour, known_age
from search.elastic.ask import NOTHING, Body, all_of, any_of, none_of
from search.elastic.documents import value
from search.models import SearchTerm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from search.request import Near, SearchRequest

MOST_LATITUDE, MOST_LONGITUDE = 90, 180
SMALLEST_KM, WIDEST_KM = 0.00002, 20_040  # the coordinates' grain; half the way round
NEAR = "near"


def scope(request: SearchRequest) -> list[Body]:
    """What this person may be told of at all."""
    excluded = [
        holding(facet, codes)
        for facet, codes in request.exclude.items()
        if not facet.startswith(terms.OWN)
    ]
    return [
        {"terms": {"kind": sorted(request.kinds)}},
        {"terms": {"visibility": sorted(request.visibilities)}},
        *([none_of(excluded)] if excluded else []),
    ]


def holding(facet: str, codes: Iterable[str]) -> Body:
    if facet.startswith(terms.OWN):
        return NOTHING
    return {"terms": {"values": [value(facet, code) for code in sorted(codes)]}}


def chosen(request: SearchRequest) -> dict[str, Body]:
    return {facet: holding(facet, codes) for facet, codes in request.facets.items() if codes}


def others(request: SearchRequest) -> list[Body]:
    """Every condition but scope, words and facets."""
    found = []
    if request.age is not None:
        age = known_age(request.age)
        found += [
            {"range": {"minimum_age": {"lte": age}}},
            {"range": {"maximum_age": {"gte": age}}},
        ]
    if request.open_at is not None:
        found.append(_open_at(request, request.open_at))
    if request.near is not None:
        found.append(any_of([within(request.near), serving(request.near)]))
    return found


def within(near: Near, field: str = "at") -> Body:
    """A public point in the circle; no circle for what is no place on Earth."""
    placed = abs(near.latitude) <= MOST_LATITUDE and abs(near.longitude) <= MOST_LONGITUDE
    if not (placed and near.radius_km >= 0):
        return NOTHING
    radius = min(max(near.radius_km, SMALLEST_KM), WIDEST_KM)
    place = {"lat": near.latitude, "lon": near.longitude}
    return {"geo_distance": {"distance": f"{radius:.5f}km", field: place, "_name": NEAR}}


def serving(near: Near) -> Body:
    return {"terms": {"areas": list(near.area_codes)}} if near.area_codes else NOTHING


def _open_at(request: SearchRequest, moment: datetime) -> Body:
    zones = SearchTerm.objects.filter(facet="_timezone").values_list("code", flat=True)
    by_slot: dict[int, list[str]] = defaultdict(list)
    for name in zones:
        by_slot[half_hour(moment.astimezone(zone(name)))].append(name)
    found = any_of(
        [
            all_of([{"terms": {"timezone": names}}, {"term": {"hours": str(slot)}}])
            for slot, names in by_slot.items()
        ]
        or [NOTHING]
    )
    if request.closed:
        found = all_of([found, none_of([_these(request.closed)])])
    return any_of([found, _these(request.opened)]) if request.opened else found


def _these(object_ids: frozenset[int]) -> Body:
    return {"terms": {"object_id": sorted(object_ids)}}
