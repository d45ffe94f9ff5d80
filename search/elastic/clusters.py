"""The map by `geotile_grid`: points while they are few, else one cluster a cell."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from search.backends.mapping import CELLS_IN_TILE, DEEPEST_ZOOM, FEW_OBJECTS
from search.elastic.ask import NOTHING, Body, all_of
from search.elastic.filters import MOST_LATITUDE, MOST_LONGITUDE
from search.results import Cluster, Point

if TYPE_CHECKING:
    from search.tiles import Box

MOST_CELLS = 50_000
PLACED: Body = {"exists": {"field": "at"}}


def overview(filters: list[Body], bbox: Box | None) -> Body:
    """How many records there are, how many have a place, and how many points lie in the box."""
    points = {"filter": _inside(bbox, "places.at")}
    return {
        "query": all_of(filters),
        "size": 0,
        "track_total_hits": True,
        "aggs": {
            "placed": {"filter": PLACED},
            "places": {"nested": {"path": "places"}, "aggs": {"inside": points}},
        },
    }


def points(filters: list[Body], bbox: Box | None, most: int) -> Body:
    return {
        "query": all_of([*filters, PLACED, _inside(bbox, "at")]),
        "size": most,
        "sort": [{"object_id": "asc"}],
        "_source": ["object_id", "places.point_id", "places.latitude", "places.longitude"],
    }


def grid(filters: list[Body], bbox: Box | None, zoom: int) -> Body:
    level = max(0, min(zoom, DEEPEST_ZOOM)) + CELLS_IN_TILE
    cell = {
        "latitude": {"stats": {"field": "places.latitude"}},
        "longitude": {"stats": {"field": "places.longitude"}},
        "objects": {"terms": {"field": "places.object_id", "size": FEW_OBJECTS}},
    }
    cells = {
        "geotile_grid": {"field": "places.at", "precision": level, "size": MOST_CELLS},
        "aggs": cell,
    }
    inside = {"filter": _inside(bbox, "places.at"), "aggs": {"cells": cells}}
    return {
        "query": all_of(filters),
        "size": 0,
        "aggs": {"places": {"nested": {"path": "places"}, "aggs": {"inside": inside}}},
    }


def _inside(bbox: Box | None, field: str) -> Body:
    if bbox is None:
        return {"match_all": {}}
    west, south, east, north = bbox
    if not (all(map(math.isfinite, bbox)) and south <= north):
        return NOTHING
    west, east = (max(-MOST_LONGITUDE, min(side, MOST_LONGITUDE)) for side in (west, east))
    south, north = (max(-MOST_LATITUDE, min(side, MOST_LATITUDE)) for side in (south, north))
    sides = {"top": north, "left": west, "bottom": south, "right": east}
    return {"geo_bounding_box": {field: sides}}


def read_points(answer: Body, bbox: Box | None) -> tuple[Point, ...]:
    return tuple(
        Point(kept["object_id"], place["point_id"], place["latitude"], place["longitude"])
        for kept in (found["_source"] for found in answer["hits"]["hits"])
        for place in kept["places"]
        if bbox is None or _holds(bbox, place)
    )


def _holds(bbox: Box, place: dict[str, Any]) -> bool:
    west, south, east, north = bbox
    if not south <= place["latitude"] <= north:
        return False
    right, left = place["longitude"] >= west, place["longitude"] <= east
    return right and left if west <= east else right or left


def read_grid(answer: Body) -> tuple[Cluster, ...]:
    buckets = answer["aggregations"]["places"]["inside"]["cells"]["buckets"]
    return tuple(map(_cluster, buckets))


def _cluster(bucket: Body) -> Cluster:
    latitude, longitude = bucket["latitude"], bucket["longitude"]
    few = bucket["doc_count"] <= FEW_OBJECTS
    return Cluster(
        round(latitude["avg"], 5),
        round(longitude["avg"], 5),
        bucket["doc_count"],
        (longitude["min"], latitude["min"], longitude["max"], latitude["max"]),
        tuple(sorted(each["key"] for each in bucket["objects"]["buckets"])) if few else (),
    )
