"""The map of a search as JSON: pins with names when few, clusters when many."""

from __future__ import annotations

import json
from dataclasses import replace
from math import cos, radians
from typing import TYPE_CHECKING, Any

from directory.card_data import CardData
from directory.conf import MAX_MAP_POINTS
from directory.finder.request import search_request
from directory.finder.words import services_address
from liaison.core.bilingual import current_language
from liaison.core.memo import Memo
from liaison.core.permissions import visibilities_for
from search import engine

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser

    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User
    from search.request import Near, SearchRequest
    from search.results import Cluster, Point

_kept: Memo[bytes] = Memo(seconds=60 * 60, most=64)
WORLD = (-180.0, -85.0, 180.0, 85.0)
NUMBERS_IN_BBOX = 4
ZOOMS = (0, 18)
KM_A_DEGREE = 111.2  # of latitude
Bbox = tuple[float, float, float, float]


class BadMapRequestError(ValueError):
    """The bounding box or the zoom can't be read."""


def bbox_from(raw: str) -> Bbox:
    """(west, south, east, north); the whole world when nothing is given."""
    if not raw:
        return WORLD
    try:
        numbers = [float(part) for part in raw.split(",")]
    except ValueError as error:
        raise BadMapRequestError(raw[:80]) from error
    if len(numbers) != NUMBERS_IN_BBOX or not all(abs(number) <= 1e4 for number in numbers):  # noqa: PLR2004
        raise BadMapRequestError(raw[:80])
    west, south, east, north = numbers
    if west > east or south > north:
        raise BadMapRequestError(raw[:80])
    return west, max(south, -85.0), east, min(north, 85.0)


def zoom_from(raw: str) -> int:
    if not raw:
        return 3
    if not (raw.isascii() and raw.isdigit() and len(raw) <= len("18")):
        raise BadMapRequestError(raw[:80])
    return max(ZOOMS[0], min(int(raw), ZOOMS[1]))


def map_json(query: FinderQuery, user: User | AnonymousUser, *, bbox: Bbox, zoom: int) -> bytes:
    """`points`: [lat, lon, index into services]; `clusters`: [lat, lon, count, w, s, e, n].

    The map of everything, which most people see first, is kept until the index changes.
    """

    def read() -> bytes:
        request = search_request(query, user)
        request = replace(request, bbox=bbox, count_facets=(), offset=0, limit=0)
        body = read_map(request, zoom)
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()

    if not query.is_empty:
        return read()
    whose = (current_language(), visibilities_for(user), query.include_found)
    return _kept.get((engine.recent_stamp(), whose, bbox, zoom), read)


def read_map(request: SearchRequest, zoom: int) -> dict[str, Any]:
    found = engine.map_data(request, zoom=zoom, max_points=MAX_MAP_POINTS)
    body: dict[str, Any] = {"total": found.total_services, "unplaced": found.unplaced}
    if request.near and request.near.radius_km:
        body["around"] = box_around(request.near)
    if found.clusters:
        return body | {"clusters": [cluster_json(cluster) for cluster in found.clusters]}
    return body | points_json(found.points)


def box_around(near: Near) -> list[float]:
    """What the map looks at, whatever lies far away: west, south, east, north of the circle."""
    north = near.radius_km / KM_A_DEGREE
    east = north / max(cos(radians(near.latitude)), 0.1)
    edges = (near.longitude - east, near.latitude - north, near.longitude + east)
    return [round(edge, 3) for edge in (*edges, near.latitude + north)]


def points_json(points: Collection[Point]) -> dict[str, Any]:
    """`services` names each service once for each town it is in; points say which of them."""
    language = current_language()
    stored = engine.stored("service", {point.object_id for point in points}, language)
    cards = {pk: CardData.read(text) for pk, text in stored.items()}
    start = services_address(language)
    services: dict[tuple[int, str], dict[str, Any]] = {}
    numbers: dict[tuple[int, str], int] = {}
    placed = []
    for point in points:
        if (card := cards.get(point.object_id)) is None:
            continue
        key = point.object_id, card.town(point.point_id)
        if key not in services:
            services[key] = pin(*key, card, start)
            numbers[key] = len(numbers)
        placed.append([round(point.latitude, 5), round(point.longitude, 5), numbers[key]])
    return {"services": list(services.values()), "points": placed}


def cluster_json(cluster: Cluster) -> list[float]:
    bounds = (round(edge, 2) for edge in cluster.bounds)
    return [round(cluster.latitude, 2), round(cluster.longitude, 2), cluster.count, *bounds]


def pin(pk: int, town: str, data: CardData, services: str) -> dict[str, Any]:
    """What a pin says of its service."""
    return {
        "id": pk,
        "name": data.name,
        "organisation": data.organisation,
        "status": data.status,
        "status_label": data.status_words,
        "url": f"{services}{data.key}-{data.slug}/",
        "place": town,
    }
