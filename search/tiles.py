"""Web-Mercator cells: the square world cut in four, again and again.

A cell's number at level z interleaves its x and y bits, so that the points of a cell at any
level are neighbours once points are sorted by their number at the deepest level.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

DEEPEST = 26  # about 0.6 m at the equator
FINENESS = 2  # a cover is at most nine cells wide and high
MAX_LATITUDE = 85.0511
KM_PER_DEGREE = 111.0  # a little under the true value, so that covers err on the wide side

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Box = tuple[float, float, float, float]  # west, south, east, north


def mercator(latitude: Floats, longitude: Floats) -> tuple[Floats, Floats]:
    """Both between 0 and 1; y grows southward."""
    sine = np.sin(np.radians(np.clip(latitude, -MAX_LATITUDE, MAX_LATITUDE)))
    x = longitude / 360 + 0.5
    y = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return np.clip(x, 0, 1 - 1e-12), np.clip(y, 0, 1 - 1e-12)


def _spread(value: Integers) -> Integers:
    """Puts a zero bit before each of the low 32 bits."""
    v = value.astype(np.uint64)
    for shift, mask in (
        (16, 0x0000FFFF0000FFFF),
        (8, 0x00FF00FF00FF00FF),
        (4, 0x0F0F0F0F0F0F0F0F),
        (2, 0x3333333333333333),
        (1, 0x5555555555555555),
    ):
        v = (v | (v << np.uint64(shift))) & np.uint64(mask)
    return v.astype(np.int64)


def cell_numbers(latitude: Floats, longitude: Floats) -> Integers:
    """The number of each point's cell at the deepest level."""
    x, y = mercator(latitude, longitude)
    size = float(1 << DEEPEST)
    return _spread((x * size).astype(np.int64)) | (_spread((y * size).astype(np.int64)) << 1)


def box_around(latitude: float, longitude: float, radius_km: float) -> Box | None:
    """Degrees that surely hold the circle; None when it is too wide or crosses the date line."""
    reach = radius_km / KM_PER_DEGREE
    south, north = latitude - reach, latitude + reach
    if not (south > -MAX_LATITUDE and north < MAX_LATITUDE):
        return None
    sine = math.sin(math.radians(reach)) / math.cos(math.radians(latitude))
    if sine >= 1 or reach >= 90:  # noqa: PLR2004
        return None
    width = math.degrees(math.asin(sine))
    west, east = longitude - width, longitude + width
    return (west, south, east, north) if west > -180 and east < 180 else None  # noqa: PLR2004


def _fraction(latitude: float, longitude: float) -> tuple[float, float]:
    """`mercator` for one point."""
    sine = math.sin(math.radians(max(-MAX_LATITUDE, min(latitude, MAX_LATITUDE))))
    return longitude / 360 + 0.5, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def cover(box: Box) -> tuple[int, Integers]:
    """The deepest level at which few cells cover the box, and their numbers, sorted."""
    west, south, east, north = box
    left, top = _fraction(north, west)
    right, bottom = _fraction(south, east)
    widest = max(right - left, bottom - top, 1 / (1 << DEEPEST))
    level = max(0, min(DEEPEST, int(-math.log2(widest)) + FINENESS))
    size = 1 << level
    columns = np.arange(int(left * size), min(int(right * size), size - 1) + 1)
    rows = np.arange(int(top * size), min(int(bottom * size), size - 1) + 1)
    return level, np.sort((_spread(columns)[:, None] | (_spread(rows) << 1)[None, :]).ravel())
