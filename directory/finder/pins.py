"""The map of a search as JSON: pins with names when few, clusters when many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from directory.conf import MAX_MAP_POINTS
from directory.finder.request import search_request
from directory.listing import ListingFacts
from directory.models import Service
from search import engine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    from directory.finder.query import FinderQuery
    from liaison.accounts.models import User

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


def map_json(
    query: FinderQuery, user: User | AnonymousUser, *, bbox: Bbox, zoom: int
) -> dict[str, Any]:
    """`points`: [lat, lon, index into services]; `clusters`: [lat, lon, count, w, s, e, n]."""
    request = replace(search_request(query, user), bbox=bbox, count_facets=(), offset=0, limit=0)
    found = engine.map_data(request, zoom=zoom, max_points=MAX_MAP_POINTS)
    body: dict[str, Any] = {"total": found.total_services, "unplaced": found.unplaced}
    if found.clusters:
        body["clusters"] = [
            [round(c.latitude, 4), round(c.longitude, 4), c.count, *(round(b, 4) for b in c.bounds)]
            for c in found.clusters
        ]
        return body
    services = pinned({point.object_id for point in found.points})
    index = {service["id"]: number for number, service in enumerate(services)}
    body["services"] = services
    body["points"] = [
        [round(point.latitude, 5), round(point.longitude, 5), index[point.object_id]]
        for point in found.points
        if point.object_id in index
    ]
    return body


def pinned(ids: Iterable[int]) -> list[dict[str, Any]]:
    """What a pin says of its service."""
    services = Service.objects.published().filter(pk__in=list(ids)).with_facts()
    return [pin(ListingFacts(service)) for service in services]


def pin(facts: ListingFacts) -> dict[str, Any]:
    return {
        "id": facts.service.pk,
        "name": str(facts.service.name),
        "organisation": str(facts.service.organisation.name),
        "status": facts.intake_status.value,
        "status_label": str(facts.intake_status.label),
        "url": facts.service.get_absolute_url(),
        "place": next((place.label for place in facts.shown_places), ""),
    }
