"""The order of a page; what counts and how much is said in `search.backends.ranking`.

Scores are single floats: whole numbers set those near by apart from those who serve the area.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.backends.ranking import halfway
from search.elastic.ask import EVERYTHING, NOTHING, Body, none_of
from search.elastic.filters import within

if TYPE_CHECKING:
    from search.elastic.words import Reading
    from search.request import Near, SearchRequest

NEAR_FIRST = 16.0  # more than words, closeness and boost can make up for
NEAR_BY_DISTANCE = 2.0
LIFTED = 1.0  # what a document without words, place and boost scores
TIES = {"object_id": "asc"}


def by_distance(request: SearchRequest) -> bool:
    return request.sort == "distance" and request.near is not None


def scored(request: SearchRequest, reading: Reading) -> list[Body]:
    """Clauses that add up to the order; none where a field has it."""
    if request.sort == "name":
        return []
    if request.near is not None and by_distance(request):
        return _closeness(request.near, NEAR_BY_DISTANCE)
    if request.near is None and not reading.scores:
        return []
    return [
        _field("lift"),
        *reading.scores,
        *(_closeness(request.near, NEAR_FIRST) if request.near else []),
    ]


def order(request: SearchRequest, reading: Reading) -> list[Any]:
    if request.sort == "name":
        return [{"sort_fr" if request.language == "fr" else "sort_en": "asc"}, TIES]
    if request.near is None and not reading.scores:
        return [{"boost": "desc"}, TIES]
    if request.near is None:
        return [{"_score": "desc"}, TIES]
    return [{"_score": "desc"}, _nearest(request.near), TIES]


def _nearest(near: Near) -> Body:
    """Tells apart what a score is too coarse for; those not near by are all as far."""
    inside = within(near, "places.at")
    if inside is NOTHING:
        return {"_score": "desc"}
    place = {"lat": near.latitude, "lon": near.longitude}
    nested = {"path": "places", "filter": inside}
    return {"_geo_distance": {"places.at": place, "order": "asc", "nested": nested}}


def _field(name: str) -> Body:
    return {
        "function_score": {
            "query": EVERYTHING,
            "field_value_factor": {"field": name},
            "boost_mode": "replace",
        }
    }


def _closeness(near: Near, first: float) -> list[Body]:
    inside = within(near)
    areas = _narrowest(near)
    if inside is NOTHING:
        return areas
    place = {"lat": near.latitude, "lon": near.longitude}
    feature = {"field": "at", "origin": place, "pivot": f"{halfway(near):.5f}km"}
    found: Body = {
        "bool": {
            "filter": [inside],
            "should": [
                {"constant_score": {"filter": EVERYTHING, "boost": first}},
                {"distance_feature": feature},
            ],
        }
    }
    return [found, *({"bool": {"must": [area], **none_of([inside])["bool"]}} for area in areas)]


def _narrowest(near: Near) -> list[Body]:
    """Of the areas covered, which run from the widest to the narrowest."""
    number = len(near.area_codes)
    worths = [
        {"constant_score": {"filter": {"term": {"areas": code}}, "boost": 1 / (10 + number - i)}}
        for i, code in enumerate(near.area_codes)
    ]
    return [{"dis_max": {"queries": worths}}] if worths else []
