"""Which rows a page shows, in what order. No organisation is preferred, nothing is paid for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from search.backends import facets

if TYPE_CHECKING:
    import numpy.typing as npt

    from search.backends.arrays import Arrays
    from search.backends.facets import Rows
    from search.backends.filters import Reach, Selection
    from search.backends.geo import Floats, Integers
    from search.backends.names import Ranks
    from search.request import Near, SearchRequest

BY_AREA = 1e6  # after every distance on Earth
NOT_NEAR = 1e7
FARTHEST_HALFWAY = 5_000.0  # of circles as wide as the Earth


@dataclass(frozen=True, slots=True)
class Page:
    rows: Rows
    scores: Floats


def by_score(request: SearchRequest) -> bool:
    """Whether the order, if one is asked for, depends on how well the text matches."""
    placeless_distance = request.sort == "distance" and request.near is None
    return request.limit > 0 and (request.sort == "best" or placeless_distance)


def page(arrays: Arrays, request: SearchRequest, selection: Selection, text: Floats | None) -> Page:
    rows = facets.to_rows(selection.rows)
    start = max(0, request.offset)
    end = start + max(0, request.limit)
    if start >= len(rows) or end == start:
        return Page(rows[:0], np.zeros(0))
    if request.sort == "name":
        chosen = by_name(arrays, rows, request.language, start, end)
        return Page(chosen, np.zeros(len(chosen)))
    away = None if selection.reach is None else distances(arrays, selection.reach, rows)
    if request.sort == "distance" and away is not None:
        order = away
        scores = np.zeros(len(rows))
    else:
        scores = _scores(arrays, request, rows, away, text)
        order = -scores
        if away is not None:  # whoever is near comes first, then those who serve the area
            order = order + np.where(away < BY_AREA, 0.0, NOT_NEAR)
    best = smallest(order, arrays.object_id[rows], end)[start:]
    return Page(rows[best], scores[best])


def distances(arrays: Arrays, reach: Reach, rows: Rows) -> Floats:
    """Kilometres for rows near by; beyond `BY_AREA` by the width of the area for the others."""
    nearest = np.full(arrays.capacity, np.inf)
    nearest[reach.around.rows] = reach.around.nearest
    away: Floats = nearest[rows]
    remote = np.flatnonzero(away == np.inf)
    if len(remote):
        widths = np.zeros(arrays.capacity, np.uint8)
        for i, covered in enumerate(reach.areas):  # from the widest to the narrowest
            widths[covered] = len(reach.areas) - i
        away[remote] = BY_AREA + widths[rows[remote]]
    return away


def halfway(near: Near) -> float:
    """The distance, in kilometres, at which closeness is worth half."""
    return min(max(near.radius_km / 4, 1.0), FARTHEST_HALFWAY)


def _scores(
    arrays: Arrays,
    request: SearchRequest,
    rows: Rows,
    away: Floats | None,
    text: Floats | None,
) -> Floats:
    scores: Floats = arrays.boost[rows].astype(np.float64)
    if text is not None:
        scores = scores + text[rows]
    if away is not None and request.near is not None:
        scale = halfway(request.near)
        width = 1 / (10 + np.maximum(away - BY_AREA, 0))
        scores = scores + np.where(away < BY_AREA, 1 / (1 + away / scale), width)
    return scores


def smallest(order: Floats | Ranks, ties: Integers, wanted: int) -> npt.NDArray[np.intp]:
    """Places of the `wanted` smallest, sorted; equal ones by `ties`. Sorts no more than it must."""
    chosen = np.arange(len(order))
    if len(order) > 4 * wanted:
        limit = np.partition(order, wanted - 1)[wanted - 1]
        below = np.flatnonzero(order < limit)
        equal = np.flatnonzero(order == limit)
        missing = wanted - len(below)
        if len(equal) > missing:
            equal = equal[np.argpartition(ties[equal], missing - 1)[:missing]]
        chosen = np.concatenate([below, equal])
    ranked = np.lexsort((ties[chosen], order[chosen]))[:wanted]
    return chosen[ranked]


def by_name(arrays: Arrays, rows: Rows, language: str, start: int, end: int) -> Rows:
    ranks = arrays.names.ranks(language, arrays.capacity)[rows]
    return rows[smallest(ranks, rows, end)[start:]]
