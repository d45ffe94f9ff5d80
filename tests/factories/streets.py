"""A small PMTiles archive: land, water and one road around Montréal, down to zoom 6."""

from __future__ import annotations

import gzip
from math import asinh, pi, radians, tan
from typing import TYPE_CHECKING

import mapbox_vector_tile
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import write

if TYPE_CHECKING:
    from pathlib import Path

MAX_ZOOM = 6
EXTENT = 4096
WHOLE = "POLYGON((0 0, 4096 0, 4096 4096, 0 4096, 0 0))"
LAYERS = [
    ("earth", WHOLE, {"kind": "earth"}),
    ("roads", "LINESTRING(0 2000, 4096 2100)", {"kind": "highway", "min_zoom": 3}),
]


def tile_of(latitude: float, longitude: float, zoom: int) -> tuple[int, int]:
    n = 2**zoom
    y = (1 - asinh(tan(radians(latitude))) / pi) / 2
    return int((longitude + 180) / 360 * n), int(y * n)


def tile() -> bytes:
    layers = [
        {"name": name, "features": [{"geometry": geometry, "properties": properties}]}
        for name, geometry, properties in LAYERS
    ]
    return gzip.compress(mapbox_vector_tile.encode(layers, default_options={"extents": EXTENT}))


def make_archive(file: Path, latitude: float = 45.5, longitude: float = -73.6) -> Path:
    """The tiles of this place and around it."""
    numbers = set()
    for zoom in range(MAX_ZOOM + 1):
        x, y = tile_of(latitude, longitude, zoom)
        around = [(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        numbers |= {
            zxy_to_tileid(zoom, *at) for at in around if all(0 <= it < 2**zoom for it in at)
        }
    header = {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": -1_800_000_000,
        "min_lat_e7": -850_000_000,
        "max_lon_e7": 1_800_000_000,
        "max_lat_e7": 850_000_000,
        "center_zoom": 0,
        "center_lon_e7": 0,
        "center_lat_e7": 0,
    }
    with write(str(file)) as writer:
        for number in sorted(numbers):
            writer.write_tile(number, tile())
        writer.finalize(header, {"vector_layers": [{"id": name} for name, *_rest in LAYERS]})
    return file
