"""What lies within a distance of a place: worked out once for a place many people ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.backends import facets

if TYPE_CHECKING:
    from search.backends.facets import Bitmap, Rows
    from search.backends.geo import Floats, Integers, Points

MOST_KEPT = 128
Circle = tuple[float, float, float]  # latitude, longitude, kilometres


class Around(NamedTuple):
    """Rows with a point in a circle, in ascending order, and how far the nearest of them is."""

    bitmap: Bitmap
    rows: Rows
    nearest: Floats


class Surroundings:
    """The points of the index with what was asked of them; made anew when a point moves."""

    def __init__(self, points: Points, words: int) -> None:
        self.points = points
        self.words = words
        self._by_row = np.argsort(points.row, kind="stable")
        self._rows = points.row[self._by_row]
        self._kept: dict[Circle, Around] = {}

    def around(self, circle: Circle) -> Around:
        found = self._kept.pop(circle, None)
        if found is None:
            found = self._around(circle)
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
        self._kept[circle] = found  # last in, last out
        return found

    def _around(self, circle: Circle) -> Around:
        points, distances = self.points.within(*circle)
        order = np.lexsort((distances, points.row))
        rows, first = np.unique(points.row[order], return_index=True)
        bitmap = facets.from_rows(rows, self.words)
        return Around(bitmap, rows.astype(np.int64), distances[order][first])

    def of(self, rows: Integers) -> Points:
        """All points of a few rows, wherever they are."""
        starts = np.searchsorted(self._rows, rows)
        ends = np.searchsorted(self._rows, rows + 1)
        slices = zip(starts.tolist(), ends.tolist(), strict=True)
        chosen = [place for start, end in slices for place in range(start, end)]
        return self.points.take(self._by_row[chosen])
