"""A small map of the country around one point: coast, lakes, rivers and towns, in pixels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, product
from math import asinh, atan, cos, degrees, dist, floor, radians, sinh, tan
from pathlib import Path
from typing import TYPE_CHECKING

from django.contrib.staticfiles import finders

from liaison.core.bilingual import current_language
from liaison.reference.gazetteer import gazetteer
from liaison.reference.geometry import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liaison.reference.gazetteer import Place

    Point = tuple[float, float]
    Box = tuple[float, float, float, float]  # west, south, east, north

WIDTH, HEIGHT = 640, 400
WIDEST_KM = 200
BEYOND = 4  # pixels drawn outside the frame, so that no outline shows along it
CELL_HEIGHT, CELL_WIDTH, STEPS = 2, 3, 1000  # as in frontend/scripts/basemap-fine.mjs
LABELS = 9
LETTER, LINE = 7.5, 20  # pixels a label takes
QUARTER, QUARTER_PIXELS = 15, 60  # so much smaller and so near a town: a quarter of it
SCALES_KM = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Window:
    """Draw in this order over water: land, lakes, islands (land within lakes), rivers."""

    view_box: str
    land_paths: tuple[str, ...]
    lake_paths: tuple[str, ...]
    island_paths: tuple[str, ...]
    river_paths: tuple[str, ...]
    towns: tuple[tuple[float, float, str], ...]
    centre: tuple[float, float]
    scale_km: int  # a round length for a scale bar, and its pixels
    scale_width: float


@dataclass(frozen=True, slots=True)
class View:
    """A frame in Mercator's projection, `radius_km` from its centre to its upper edge."""

    latitude: float
    longitude: float
    radius_km: float

    @property
    def pixels_per_degree(self) -> float:
        return HEIGHT / 2 / self.radius_km * KM_PER_DEGREE * cos(radians(self.latitude))

    def pixel(self, latitude: float, longitude: float) -> Point:
        scale = self.pixels_per_degree
        north = degrees(_stretched(latitude) - _stretched(self.latitude))
        return (
            round(WIDTH / 2 + (longitude - self.longitude) * scale, 1),
            round(HEIGHT / 2 - north * scale, 1),
        )

    def box(self) -> Box:
        across = (WIDTH / 2 + BEYOND) / self.pixels_per_degree
        up = radians((HEIGHT / 2 + BEYOND) / self.pixels_per_degree)
        middle = _stretched(self.latitude)
        south, north = (degrees(atan(sinh(middle + way * up))) for way in (-1, 1))
        return self.longitude - across, south, self.longitude + across, north


def window(latitude: float, longitude: float, radius_km: float) -> Window:
    """What lies around a point."""
    radius_km = min(max(radius_km, 1.0), WIDEST_KM)
    return _window(View(round(latitude, 4), round(longitude, 4), radius_km), current_language())


@lru_cache(maxsize=64)
def _window(view: View, _language: str) -> Window:
    box = view.box()
    drawn: dict[str, list[str]] = {"land": [], "lakes": [], "islands": [], "rivers": []}
    for cell in _cells(box):
        for kind, paths in drawn.items():
            for line in cell[kind]:
                shape = _clip_line(line, box) if kind == "rivers" else _clip_ring(line, box)
                pixels = [view.pixel(lat, lon) for lon, lat in shape]
                if len(pixels) > 1:
                    paths.append(path(pixels, close=kind != "rivers"))
    scale_km = max(km for km in SCALES_KM if km <= max(1, view.radius_km / 2))
    return Window(
        view_box=f"0 0 {WIDTH} {HEIGHT}",
        land_paths=tuple(drawn["land"]),
        lake_paths=tuple(drawn["lakes"]),
        island_paths=tuple(drawn["islands"]),
        river_paths=tuple(drawn["rivers"]),
        towns=tuple(_labels(view)),
        centre=view.pixel(view.latitude, view.longitude),
        scale_km=scale_km,
        scale_width=round(scale_km * HEIGHT / 2 / view.radius_km, 1),
    )


def path(points: Sequence[Point], *, close: bool) -> str:
    """SVG path data of a line, in steps from point to point; equal points are left out."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    (x, y), *rest = tenths
    parts = [f"M{x / 10:g} {y / 10:g}"]
    for next_x, next_y in rest:
        if (next_x, next_y) != (x, y):
            parts.append(f"l{(next_x - x) / 10:g} {(next_y - y) / 10:g}")
        x, y = next_x, next_y
    return "".join(parts) + ("z" if close else "")


def _stretched(latitude: float) -> float:
    return asinh(tan(radians(latitude)))


def _cells(box: Box) -> Iterator[dict[str, list[list[Point]]]]:
    west, south, east, north = box
    rows = range(floor(south / CELL_HEIGHT), floor(north / CELL_HEIGHT) + 1)
    columns = range(floor(west / CELL_WIDTH), floor(east / CELL_WIDTH) + 1)
    for row, column in product(rows, columns):
        file = finders.find(f"map/fine/{row * CELL_HEIGHT}_{column * CELL_WIDTH}.json")
        if file:
            cell = json.loads(Path(file).read_text(encoding="utf-8"))
            yield {kind: [_unpack(line) for line in lines] for kind, lines in cell.items()}


def _unpack(numbers: list[int]) -> list[Point]:
    xs, ys = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return [(x / STEPS, y / STEPS) for x, y in zip(xs, ys, strict=True)]


def _clip_ring(ring: list[Point], box: Box) -> list[Point]:
    """Sutherland and Hodgman: what of a ring lies in the box."""
    for axis, at, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for start, end in zip(ring[-1:] + ring[:-1], ring, strict=True):
            start_in, end_in = (start[axis] - at) * sign >= 0, (end[axis] - at) * sign >= 0
            if start_in != end_in:
                share = (at - start[axis]) / (end[axis] - start[axis])
                other = start[1 - axis] + share * (end[1 - axis] - start[1 - axis])
                kept.append((other, at) if axis else (at, other))
            if end_in:
                kept.append(end)
        ring = kept
    return ring


def _clip_line(line: list[Point], box: Box) -> list[Point]:
    """From its first point in the box to its last, with the neighbours beyond."""
    west, south, east, north = box
    inside = [i for i, (x, y) in enumerate(line) if west <= x <= east and south <= y <= north]
    return line[max(inside[0] - 1, 0) : inside[-1] + 2] if inside else []


def _labels(view: View) -> Iterator[tuple[float, float, str]]:
    """The largest towns that can be named without one label touching another."""
    west, south, east, north = view.box()
    near = sorted(
        (
            place
            for place in gazetteer().towns()
            if west < place.longitude < east and south < place.latitude < north and not place.within
        ),
        key=lambda place: -place.population,
    )
    taken: list[tuple[Place, Point, Box]] = []
    for place in near:
        x, y = view.pixel(place.latitude, place.longitude)
        label = (x - 8, y - LINE / 2, x + 14 + LETTER * len(place.name), y + LINE / 2)
        if label[0] < 0 or label[2] > WIDTH or not LINE < y < HEIGHT - LINE:
            continue
        if any(
            _touch(label, other_label)
            or (other.population > QUARTER * place.population and dist(at, (x, y)) < QUARTER_PIXELS)
            for other, at, other_label in taken
        ):
            continue
        taken.append((place, (x, y), label))
        yield x, y, place.name
        if len(taken) == LABELS:
            return


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
