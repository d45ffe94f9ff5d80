"""Points in memory, sorted by map cell, and the distances from a place."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from search import tiles

EARTH_KM = 6371.0088
EQUATOR_KM = 6378.137
FLATTENING = 1 / 298.257223563

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def great_circle(latitude: float, longitude: float, lats: Floats, lons: Floats) -> Floats:
    """Haversine, in kilometres."""
    lat, lon, lats, lons = (np.radians(a) for a in (latitude, longitude, lats, lons))
    half = (
        np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    )
    distance: Floats = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distance


def geodesic(latitude: float, longitude: float, lats: Floats, lons: Floats) -> Floats:
    """On the ellipsoid by Lambert's formula: within metres of geopy's geodesic, all at once."""
    lats, away = np.radians(lats), np.radians(lons - longitude)
    reduced = np.arctan((1 - FLATTENING) * np.tan(np.radians(latitude)))
    reduceds = np.arctan((1 - FLATTENING) * np.tan(lats))
    half = np.sin((reduceds - reduced) / 2) ** 2
    half = half + np.cos(reduced) * np.cos(reduceds) * np.sin(away / 2) ** 2
    half = np.clip(half, 1e-30, 1 - 1e-12)
    sigma = 2 * np.arcsin(np.sqrt(half))
    mean, difference = (reduceds + reduced) / 2, (reduceds - reduced) / 2
    x = (sigma - np.sin(sigma)) * (np.sin(mean) * np.cos(difference)) ** 2 / (1 - half)
    y = (sigma + np.sin(sigma)) * (np.cos(mean) * np.sin(difference)) ** 2 / half
    distance: Floats = EQUATOR_KM * (sigma - FLATTENING / 2 * (x + y))
    return distance


@dataclass(slots=True)
class Points:
    """Parallel arrays, in the order of `cell`."""

    cell: Integers
    row: npt.NDArray[np.int32]
    point_id: Integers
    latitude: Floats
    longitude: Floats

    @classmethod
    def of(cls, row: Integers, point_id: Integers, latitude: Floats, longitude: Floats) -> Points:
        cell = tiles.cell_numbers(latitude, longitude)
        order = np.argsort(cell, kind="stable")
        return cls(
            cell[order],
            row[order].astype(np.int32),
            point_id[order],
            latitude[order],
            longitude[order],
        )

    def __len__(self) -> int:
        return len(self.cell)

    def take(self, chosen: Integers | slice | npt.NDArray[np.bool_]) -> Points:
        return Points(*(getattr(self, f.name)[chosen] for f in fields(self)))

    def equals(self, other: Points) -> bool:
        names = [f.name for f in fields(self)]
        return all(np.array_equal(getattr(self, n), getattr(other, n)) for n in names)

    def replaced(self, rows: npt.NDArray[np.bool_], new: Points) -> Points:
        """With `new` in place of all points of the flagged rows; most changes move nothing."""
        gone = rows[self.row]
        if self.take(gone).equals(new):
            return self
        kept = self.take(~gone)
        at = np.searchsorted(kept.cell, new.cell)
        return Points(
            *(np.insert(getattr(kept, f.name), at, getattr(new, f.name)) for f in fields(self))
        )

    @classmethod
    def joined(cls, parts: list[Points]) -> Points:
        names = ("row", "point_id", "latitude", "longitude")
        if not parts:
            return cls.of(*(np.zeros(0, kind) for kind in (np.int64, np.int64, float, float)))
        return cls.of(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))

    def _in_cells(self, level: int, cells: Integers) -> Integers:
        """Where the points of these cells are: each cell is one slice."""
        shift = 2 * (tiles.DEEPEST - level)
        starts = np.searchsorted(self.cell, cells << shift)
        ends = np.searchsorted(self.cell, (cells + 1) << shift)
        slices = zip(starts.tolist(), ends.tolist(), strict=True)
        return np.concatenate([np.arange(start, end) for start, end in slices])

    def within(self, latitude: float, longitude: float, radius_km: float) -> tuple[Points, Floats]:
        """Points that lie in the circle, and their distances."""
        if not radius_km >= 0:
            return self.take(slice(0)), np.zeros(0)
        box = tiles.box_around(latitude, longitude, radius_km)
        chosen = self._in_cells(*tiles.cover(box)) if box else np.arange(len(self))
        near = self.take(chosen)
        distance = great_circle(latitude, longitude, near.latitude, near.longitude)
        inside = np.flatnonzero(distance <= radius_km)
        return near.take(inside), distance[inside]
