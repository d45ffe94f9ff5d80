"""What a map shows: the points themselves while they are few, else one cluster a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search import tiles
from search.backends import facets
from search.results import Cluster, MapData, Point

if TYPE_CHECKING:
    from search.backends.arrays import Arrays
    from search.backends.facets import Bitmap
    from search.backends.geo import Points
    from search.tiles import Box

CELLS_IN_TILE = 2  # levels below the zoom: cells of 64 pixels
DEEPEST_ZOOM = 20
FEW_OBJECTS = 20


def map_data(arrays: Arrays, rows: Bitmap, bbox: Box | None, zoom: int, max_points: int) -> MapData:
    total = facets.count(rows)
    placed = facets.count(rows & arrays.holders("_placed", ["yes"]))
    points = arrays.points.take(facets.to_flags(rows)[arrays.points.row])
    if bbox is not None:
        points = points.take(_inside(points, bbox))
    few = len(points) <= max_points
    return MapData(
        points=_points(arrays, points) if few else (),
        clusters=() if few else _clusters(arrays, points, max(0, min(zoom, DEEPEST_ZOOM))),
        total_services=total,
        unplaced=total - placed,
    )


def _inside(points: Points, bbox: Box) -> np.ndarray:
    west, south, east, north = bbox
    inside = (points.latitude >= south) & (points.latitude <= north)
    if west <= east:
        return inside & (points.longitude >= west) & (points.longitude <= east)
    return inside & ((points.longitude >= west) | (points.longitude <= east))


def _points(arrays: Arrays, points: Points) -> tuple[Point, ...]:
    return tuple(
        map(
            Point,
            arrays.object_id[points.row].tolist(),
            points.point_id.tolist(),
            points.latitude.tolist(),
            points.longitude.tolist(),
        )
    )


def _clusters(arrays: Arrays, points: Points, zoom: int) -> tuple[Cluster, ...]:
    """Points are sorted by cell already, so that a cell is a run of them."""
    cells = points.cell >> (2 * (tiles.DEEPEST - zoom - CELLS_IN_TILE))
    starts = np.flatnonzero(np.concatenate([[True], cells[1:] != cells[:-1]]))
    counts = np.diff(np.append(starts, len(cells)))
    lat, lon = points.latitude, points.longitude
    columns = zip(
        starts.tolist(),
        counts.tolist(),
        (np.add.reduceat(lat, starts) / counts).round(5).tolist(),
        (np.add.reduceat(lon, starts) / counts).round(5).tolist(),
        np.minimum.reduceat(lon, starts).tolist(),
        np.minimum.reduceat(lat, starts).tolist(),
        np.maximum.reduceat(lon, starts).tolist(),
        np.maximum.reduceat(lat, starts).tolist(),
        strict=True,
    )
    return tuple(
        Cluster(
            latitude,
            longitude,
            number,
            (west, south, east, north),
            _objects(arrays, points, start, number),
        )
        for start, number, latitude, longitude, west, south, east, north in columns
    )


def _objects(arrays: Arrays, points: Points, start: int, number: int) -> tuple[int, ...]:
    if number > FEW_OBJECTS:
        return ()
    rows = points.row[start : start + number]
    return tuple(dict.fromkeys(arrays.object_id[rows].tolist()))
