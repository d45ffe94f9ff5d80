"""Geometry for maps drawn on the server: the whole country here, a window in `local_map`.

Only numbers and path data leave here; templates make the SVG. The shapes are built by
`frontend/scripts/basemap.mjs`.
"""

from __future__ import annotations

import json
from functools import cache
from math import cos, log, pi, radians, sin, tan
from pathlib import Path
from typing import TYPE_CHECKING

from liaison.reference.local_map import Window, path, window

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HEIGHT", "WIDTH", "Window", "outline", "project", "provinces", "window"]

WIDTH, HEIGHT = 640, 548
MARGIN = 6

# Lambert's conformal cone through 49 and 77 degrees north, as on most maps of Canada.
SOUTH, NORTH, MERIDIAN = radians(49), radians(77), radians(-95)
CONE = log(cos(SOUTH) / cos(NORTH)) / log(tan(pi / 4 + NORTH / 2) / tan(pi / 4 + SOUTH / 2))
FACTOR = cos(SOUTH) * tan(pi / 4 + SOUTH / 2) ** CONE / CONE


@cache
def outline() -> tuple[tuple[str, str], ...]:
    """Each province or territory with the path of its shape."""
    return tuple(
        (
            code,
            "".join(path([project(lat, lon) for lon, lat in ring], close=True) for ring in rings),
        )
        for code, rings in provinces().items()
    )


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a point lies on the map of the whole country."""
    x, y = _cone(latitude, longitude)
    west, top, scale = _frame()
    return round((x - west) * scale + MARGIN, 1), round((y - top) * scale + MARGIN, 1)


def _cone(latitude: float, longitude: float) -> tuple[float, float]:
    rho = FACTOR / tan(pi / 4 + radians(latitude) / 2) ** CONE
    angle = CONE * (radians(longitude) - MERIDIAN)
    return rho * sin(angle), rho * cos(angle)


def provinces() -> dict[str, list[list[Sequence[float]]]]:
    """The rings of each, as longitude and latitude."""
    file = Path(__file__).parent / "data" / "canada_outline.json"
    return json.loads(file.read_text(encoding="utf-8"))


@cache
def _frame() -> tuple[float, float, float]:
    """The west and top edge of the country on the cone, and the scale that fits it in."""
    points = [
        _cone(lat, lon) for rings in provinces().values() for ring in rings for lon, lat in ring
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    scale = min(
        (WIDTH - 2 * MARGIN) / (max(xs) - min(xs)), (HEIGHT - 2 * MARGIN) / (max(ys) - min(ys))
    )
    return min(xs), min(ys), scale
