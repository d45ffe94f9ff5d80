"""The index in memory: one row a document, numbered as in the database.

Loaded once in a process, then brought up to date from the change log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from django.db import connection

from search.backends import changes, facets
from search.backends.areas import Areas
from search.backends.geo import Points
from search.backends.store import POINT
from search.documents import HALF_HOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.backends.facets import Bitmap

BLOCK = 4096  # rows loaded at once; a multiple of 64
MOST_PATCHED = 2_000  # beyond this, loading anew is quicker
COLUMNS = (
    "id, kind, object_id, facets, areas, points, minimum_age, maximum_age, hours, boost, "
    "title_words"
)
HOURS_BYTES = HALF_HOURS // 8


class Row(NamedTuple):
    id: int
    kind: str
    object_id: int
    facets: str
    areas: str
    points: bytes
    minimum_age: int
    maximum_age: int
    hours: bytes
    boost: float
    title_words: int


def _rows(where: str, params: Sequence[int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM search_searchdocument WHERE {where}", params)  # noqa: S608
        return [Row(*row) for row in cursor.fetchall()]


def _points_of(rows: Iterable[Row]) -> Points:
    placed = [row for row in rows if row.points]
    packed = np.frombuffer(b"".join(bytes(row.points) for row in placed), POINT)
    counts = [len(row.points) // POINT.itemsize for row in placed]
    ids = np.repeat(np.array([row.id for row in placed], np.int64), counts)
    return Points.of(ids, packed["id"], packed["latitude"], packed["longitude"])


def _covered(row: Row) -> tuple[int, list[str]]:
    return row.id, row.areas.split("\n") if row.areas else []


class Arrays:
    """Read by one search at a time; see `search.backends.database`."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.stamp = -1
        self.words = 0
        self.columns: dict[str, dict[str, int]] = {}
        self.terms = facets.BitMatrix(0, 256)
        self.hours = facets.BitMatrix(0, HALF_HOURS)
        self.areas = Areas()
        self.points = _points_of([])
        self.object_id = np.zeros(0, np.int64)
        self.boost = np.zeros(0, np.float32)
        self.title_words = np.zeros(0, np.uint8)
        self.minimum_age = np.zeros(0, np.int16)
        self.maximum_age = np.zeros(0, np.int16)
        self._width = 0

    def refresh(self) -> None:
        """Bring everything to the newest stamp; costs one query when nothing changed."""
        newest = changes.newest()
        while newest != self.stamp:
            changed = changes.since(self.stamp) if self.stamp > 0 else None
            if changed is None or len(changed) > MOST_PATCHED:
                self._load()
            else:
                self._patch(sorted(changed))
            self.stamp = newest
            newest = changes.newest()

    def _load(self) -> None:
        self._clear()
        with connection.cursor() as cursor:
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM search_searchdocument")
            (highest,) = cursor.fetchone()
        self._grow(highest + 1)
        points, areas = [], Areas()
        for first in range(0, highest + 1, BLOCK):
            rows = _rows("id >= %s AND id < %s", [first, first + BLOCK])
            if rows:
                self._load_block(first, rows)
                points.append(_points_of(rows))
                areas.add(map(_covered, rows))
        self.areas = areas
        self.areas.settle()
        if points:
            self.points = Points.of(
                *(
                    np.concatenate([getattr(p, name) for p in points])
                    for name in ("row", "point_id", "latitude", "longitude")
                )
            )

    def _grow(self, rows: int) -> None:
        words = facets.words_for(rows)
        if words <= self.words:
            return
        words = -(-words * 5 // 4 // (BLOCK // 64)) * (BLOCK // 64)  # room to spare, whole blocks
        added = (words - self.words) * facets.WORD
        for name in ("object_id", "boost", "title_words", "minimum_age", "maximum_age"):
            old = getattr(self, name)
            fill = -1 if name == "object_id" else 0
            setattr(self, name, np.concatenate([old, np.full(added, fill, old.dtype)]))
        self.terms.grow(words, 0)
        self.hours.grow(words, 0)
        self.words = words

    def _column(self, value: str) -> int:
        facet, _, code = value.partition(":")
        codes = self.columns.setdefault(facet, {})
        if code not in codes:
            codes[code] = self._width
            self._width += 1
            if self._width > self.terms.bits.shape[1]:
                self.terms.grow(0, self._width * 2)
        return codes[code]

    def _set_numbers(self, rows: Sequence[Row]) -> None:
        at = [row.id for row in rows]
        self.object_id[at] = [row.object_id for row in rows]
        self.boost[at] = [row.boost for row in rows]
        self.title_words[at] = [row.title_words for row in rows]
        self.minimum_age[at] = [row.minimum_age for row in rows]
        self.maximum_age[at] = [row.maximum_age for row in rows]

    def _load_block(self, first: int, rows: Sequence[Row]) -> None:
        self._set_numbers(rows)
        seen: dict[str, int] = {}
        at: list[int] = []
        columns: list[int] = []
        for row in rows:
            for value in row.facets.split("\n"):
                column = seen.get(value)
                if column is None:
                    column = seen[value] = self._column(value)
                at.append(row.id - first)
                columns.append(column)
        flags = np.zeros((BLOCK, self._width), np.bool_)
        flags[at, columns] = True
        self.terms.fill_block(first, flags)
        timed = [row for row in rows if row.hours]
        if timed:
            flags = np.zeros((BLOCK, HALF_HOURS), np.bool_)
            packed = np.frombuffer(b"".join(bytes(row.hours) for row in timed), np.uint8)
            bits = np.unpackbits(packed.reshape(-1, HOURS_BYTES), axis=1, bitorder="little")
            flags[[row.id - first for row in timed]] = bits
            self.hours.fill_block(first, flags)

    def _patch(self, ids: Sequence[int]) -> None:
        rows: list[Row] = []
        for i in range(0, len(ids), 500):
            chunk = ids[i : i + 500]
            rows += _rows(f"id IN ({', '.join(['%s'] * len(chunk))})", chunk)
        self._grow(max(ids) + 1)
        for gone in set(ids) - {row.id for row in rows}:
            self.object_id[gone] = -1
            self.terms.set_row(gone, ())
            self.hours.set_row(gone, ())
        self._set_numbers(rows)
        for row in rows:
            self.terms.set_row(row.id, [self._column(value) for value in row.facets.split("\n")])
            packed = np.frombuffer(bytes(row.hours), np.uint8)
            hours = np.flatnonzero(np.unpackbits(packed, bitorder="little"))
            self.hours.set_row(row.id, hours.tolist())
        self.areas.replace(
            ids, ((row.id, row.areas.split("\n") if row.areas else []) for row in rows)
        )
        self.points = self.points.without_rows(np.array(ids)).merged(_points_of(rows))

    # Questions

    def holders(self, facet: str, codes: Iterable[str]) -> Bitmap:
        """Rows with at least one of the codes; a code nobody holds finds nobody."""
        known = self.columns.get(facet, {})
        return self.terms.any_of([known[code] for code in codes if code in known])

    def rows_of(self, object_ids: frozenset[int]) -> Bitmap:
        """Rows of these records, of whatever kind."""
        wanted = np.array(sorted(object_ids), np.int64)
        return facets.from_flags(np.isin(self.object_id, wanted))
