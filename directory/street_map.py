"""A street map that a site may bring as one file (BASEMAP_PMTILES): served by the site itself, so
that no map asks another server. https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import Error
from django.urls import reverse

from liaison.core.memo import Memo
from liaison.core.ranges import tag_of

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADER = 127  # bytes
MAGIC = b"PMTiles\x03"
TILE_TYPE, MAX_ZOOM = 99, 101  # places in the header
VECTOR = 1
_kept: Memo[StreetMap | None] = Memo(seconds=60, most=4)


@dataclass(frozen=True, slots=True)
class StreetMap:
    """`version` changes with the file: its address may be kept for ever."""

    version: str
    max_zoom: int

    @property
    def url(self) -> str:
        return f"{reverse('street_map')}?v={self.version}"


def path() -> Path | None:
    return Path(settings.BASEMAP_PMTILES) if settings.BASEMAP_PMTILES else None


def street_map() -> StreetMap | None:
    """None where the site has none, or its file can't be used."""
    return _kept.get(settings.BASEMAP_PMTILES, read)


def read() -> StreetMap | None:
    archive = path()
    if archive is None:
        return None
    try:
        with archive.open("rb") as file:
            header = file.read(HEADER)
        status = archive.stat()
    except OSError:
        return None
    if len(header) < HEADER or not header.startswith(MAGIC) or header[TILE_TYPE] != VECTOR:
        return None
    return StreetMap(tag_of(status).strip('"'), header[MAX_ZOOM])


def check(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[Error]:
    """`manage.py check` says so where a file is named that can't be used."""
    if path() is None or read():
        return []
    message = "BASEMAP_PMTILES names no readable PMTiles 3 archive of vector tiles."
    return [
        Error(message, hint="docs/deploy-basemap.md says how to make one.", id="directory.E001")
    ]
