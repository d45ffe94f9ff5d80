"""Web-Mercator cells: the square world cut in four, again and again.

A cell's number at level z interleaves its x and y bits, so that the points of a cell at any
level are neighbours once points are sorted by their number at the deepest level.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

DEEPEST = 26  # about 0.6 m at the equator
TOKEN_LEVELS = (10, 8, 6)
FEW_CELLS = 8
MOST_CELLS = 26
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


def cells_over(box: Box, level: int, most: int) -> list[int] | None:
    """Numbers of the cells that cover the box at this level; None above `most`."""
    west, south, east, north = box
    xs, ys = mercator(np.array([north, south]), np.array([west, east]))
    first_x, last_x = (int(x * (1 << level)) for x in xs)
    first_y, last_y = (int(y * (1 << level)) for y in ys)
    if (last_x - first_x + 1) * (last_y - first_y + 1) > most:
        return None
    grid_x, grid_y = np.meshgrid(
        np.arange(first_x, last_x + 1), np.arange(first_y, last_y + 1), indexing="ij"
    )
    return [int(n) for n in (_spread(grid_x) | (_spread(grid_y) << 1)).ravel()]


def cover(latitude: float, longitude: float, radius_km: float) -> tuple[int, list[int]] | None:
    """The finest level with few cells over the circle, and those cells; None when too many."""
    box = box_around(latitude, longitude, radius_km)
    if box is None:
        return None
    for level in TOKEN_LEVELS:
        cells = cells_over(box, level, FEW_CELLS)
        if cells:
            return level, cells
    cells = cells_over(box, TOKEN_LEVELS[-1], MOST_CELLS)
    return (TOKEN_LEVELS[-1], cells) if cells else None
