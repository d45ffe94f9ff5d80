"""The rows of a page as hits: which point is nearest, how far, which areas are covered."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from search.backends import geo
from search.backends.facets import WORD
from search.results import Hit

if TYPE_CHECKING:
    from search.backends.arrays import Arrays
    from search.backends.facets import Rows
    from search.backends.filters import Reach
    from search.backends.ranking import Page
    from search.request import Near, SearchRequest

Nearest = dict[int, tuple[int, float]]  # row: point id, kilometres


def hits(
    arrays: Arrays, request: SearchRequest, reach: Reach | None, page: Page
) -> tuple[Hit, ...]:
    rows = page.rows.tolist()
    nearest: Nearest = {}
    areas: dict[int, tuple[str, ...]] = {}
    if reach is not None and request.near is not None:
        nearest = _nearest(arrays, request.near, page.rows)
        areas = _areas(arrays, request.near, reach, rows)
    near = near_rows(reach, rows)
    held = _held(arrays, request, page.rows)
    kinds = _kinds(arrays, request.kinds, rows)
    ids = arrays.object_id[page.rows].tolist()
    return tuple(
        Hit(
            kind=kinds[row],
            object_id=object_id,
            score=score,
            distance_km=nearest[row][1] if row in nearest else None,
            near=row in near,
            matched_areas=areas.get(row, ()),
            point_id=nearest[row][0] if row in nearest else None,
            held=held.get(row, ()),
        )
        for row, object_id, score in zip(rows, ids, page.scores.tolist(), strict=True)
    )


def _kinds(arrays: Arrays, kinds: tuple[str, ...], rows: list[int]) -> dict[int, str]:
    if len(kinds) == 1:
        return dict.fromkeys(rows, kinds[0])
    columns = [(kind, arrays.columns["_kind"].get(kind)) for kind in kinds]
    bits = arrays.terms.bits
    return {
        row: kind
        for row in rows
        for kind, column in columns
        if column is not None and int(bits[column, row // 64]) >> (row % 64) & 1
    }


def _held(arrays: Arrays, request: SearchRequest, rows: Rows) -> dict[int, tuple[str, ...]]:
    asked = [
        (f"{facet}:{code}", columns[code])
        for facet, codes in request.facets.items()
        for columns in (arrays.columns.get(facet, {}),)
        for code in codes & columns.keys()
    ]
    if not asked or not len(rows):
        return {}
    names = [name for name, _column in asked]
    words, bits = rows // WORD, (rows % WORD).astype(np.uint64)
    of_rows = arrays.terms.bits[[column for _name, column in asked], words[:, None]]
    has = of_rows >> bits[:, None] & np.uint64(1)
    return {
        row: tuple(compress(names, flags))
        for row, flags in zip(rows.tolist(), has.tolist(), strict=True)
    }


def near_rows(reach: Reach | None, rows: list[int]) -> set[int]:
    if reach is None:
        return set()
    return {row for row in rows if int(reach.near[row // 64]) >> (row % 64) & 1}


def _areas(arrays: Arrays, near: Near, reach: Reach, rows: list[int]) -> dict[int, tuple[str, ...]]:
    shown = np.zeros(arrays.capacity, np.bool_)
    shown[rows] = True
    covered: dict[int, tuple[str, ...]] = {}
    for code, holders in zip(near.area_codes, reach.areas, strict=True):
        for row in holders[shown[holders]].tolist():
            covered[row] = (*covered.get(row, ()), code)
    return covered


def _nearest(arrays: Arrays, near: Near, rows: Rows) -> Nearest:
    """On the ellipsoid, for the few rows shown; also for those beyond the radius."""
    points = arrays.surroundings.of(rows)
    away = geo.geodesic(near.latitude, near.longitude, points.latitude, points.longitude)
    nearest: Nearest = {}
    columns = (points.row.tolist(), points.point_id.tolist(), away.tolist())
    for row, point_id, kilometres in zip(*columns, strict=True):
        if row not in nearest or kilometres < nearest[row][1]:
            nearest[row] = (point_id, kilometres)
    return nearest
