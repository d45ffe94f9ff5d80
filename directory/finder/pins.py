"""The map of a search as JSON: pins with names when few, clusters when many."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from directory.card_data import CardData
from directory.conf import MAX_MAP_POINTS
from directory.finder.request import search_request
from directory.finder.words import services_address
from liaison.core.bilingual import current_language
from liaison.core.memo import Memo
from search import engine

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AnonymousUser

    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User
    from search.request import SearchRequest
    from search.results import Cluster

_kept: Memo[bytes] = Memo(seconds=60 * 60, most=64)
WORLD = (-180.0, -85.0, 180.0, 85.0)
NUMBERS_IN_BBOX = 4
ZOOMS = (0, 18)
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
    request = replace(search_request(query, user), bbox=bbox, count_facets=(), offset=0, limit=0)
    if not query.is_empty:
        return as_bytes(read_map(request, zoom))
    key = (
        engine.stamp(),
        current_language(),
        request.visibilities,
        query.include_found,
        bbox,
        zoom,
    )
    return _kept.get(key, lambda: as_bytes(read_map(request, zoom)))


def as_bytes(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def read_map(request: SearchRequest, zoom: int) -> dict[str, Any]:
    found = engine.map_data(request, zoom=zoom, max_points=MAX_MAP_POINTS)
    body: dict[str, Any] = {"total": found.total_services, "unplaced": found.unplaced}
    if found.clusters:
        return body | {"clusters": [cluster_json(cluster) for cluster in found.clusters]}
    services = pinned(list({point.object_id for point in found.points}))
    index = {service["id"]: number for number, service in enumerate(services)}
    points = [
        [round(point.latitude, 5), round(point.longitude, 5), index[point.object_id]]
        for point in found.points
        if point.object_id in index
    ]
    return body | {"services": services, "points": points}


def cluster_json(cluster: Cluster) -> list[float]:
    bounds = (round(edge, 2) for edge in cluster.bounds)
    return [round(cluster.latitude, 2), round(cluster.longitude, 2), cluster.count, *bounds]


def pinned(ids: Collection[int]) -> list[dict[str, Any]]:
    """What a pin says of its service."""
    language = current_language()
    services = services_address(language)
    stored = engine.stored("service", ids, language)
    return [pin(pk, CardData.read(text), services) for pk, text in stored.items()]


def pin(pk: int, data: CardData, services: str) -> dict[str, Any]:
    return {
        "id": pk,
        "name": data.name,
        "organisation": data.organisation,
        "status": data.status,
        "status_label": data.status_words,
        "url": f"{services}{data.key}-{data.slug}/",
        "place": data.town(None),
    }
