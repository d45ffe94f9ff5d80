"""The index in memory: one row a document, numbered as in the database.

Loaded once in a process, then brought up to date from the change log.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from django.db import connection

from search.backends import changes, facets, terms
from search.backends.areas import Areas
from search.backends.around import Surroundings
from search.backends.geo import Points
from search.backends.names import Names
from search.backends.postings import Postings
from search.backends.store import POINT
from search.documents import HALF_HOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from search.backends.facets import Bitmap, Rows
    from search.backends.postings import Holders

BLOCK = 4096  # rows loaded at once; a multiple of 64
SPARE_COLUMNS = 64
MOST_KEPT = 100  # sets of facets counted together
MOST_PATCHED = 2_000  # beyond this, loading anew is quicker
NUMBERS = (
    *("object_id", "boost", "title_words", "minimum_age", "maximum_age"),
    *("whereabouts", "named"),
)
NOBODY = -1


class Row(NamedTuple):
    id: int
    object_id: int
    terms: bytes
    areas: str
    points: bytes
    minimum_age: int
    maximum_age: int
    hours: bytes
    boost: float
    title_words: int
    sort_en: str
    sort_fr: str

    @property
    def named(self) -> int:
        """Differs, in this process, when its names do."""
        return hash((self.sort_en, self.sort_fr))

    @property
    def whereabouts(self) -> int:
        """Differs, in this process, when its points or areas do."""
        return hash((self.points, self.areas))


COLUMNS = ", ".join(Row._fields)


def _rows(where: str, params: Sequence[int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM search_searchdocument WHERE {where}", params)  # noqa: S608
        return [Row(*row) for row in cursor.fetchall()]


def _points_of(rows: Iterable[Row]) -> Points:
    placed = [row for row in rows if row.points]
    packed = np.frombuffer(b"".join(row.points for row in placed), POINT)
    counts = [len(row.points) // POINT.itemsize for row in placed]
    ids = np.repeat(np.array([row.id for row in placed], np.int64), counts)
    return Points.of(ids, packed["id"], packed["latitude"], packed["longitude"])


def _covered(row: Row) -> tuple[int, list[str]]:
    return row.id, row.areas.split("\n") if row.areas else []


def _hours_of(row: Row) -> list[int]:
    bits = np.unpackbits(np.frombuffer(row.hours, np.uint8), bitorder="little")
    hours: list[int] = np.flatnonzero(bits).tolist()
    return hours


class Arrays:
    """Read by one search at a time; see `search.backends.database`."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.stamp = NOBODY
        self.words = 0
        self.columns: dict[str, dict[str, int]] = {}  # facet: code: column
        self._of_facets: dict[tuple[str, ...], tuple[list[tuple[str, str]], Rows]] = {}
        self.width = 0
        self.terms = facets.BitMatrix(0, 0)
        self.hours = facets.BitMatrix(0, HALF_HOURS)
        self.areas = Areas()
        self.points = _points_of([])
        self.surroundings = Surroundings(self.points, 0)
        self.postings = Postings()
        self.object_id = np.zeros(0, np.int64)
        self.boost = np.zeros(0, np.float32)
        self.title_words = np.zeros(0, np.uint8)
        self.minimum_age = np.zeros(0, np.int16)
        self.maximum_age = np.zeros(0, np.int16)
        self.whereabouts = np.zeros(0, np.int64)
        self.named = np.zeros(0, np.int64)
        self.names = Names()

    @property
    def capacity(self) -> int:
        return self.words * facets.WORD

    # Keeping up

    def refresh(self) -> None:
        """Bring everything to the newest stamp; costs one query when nothing changed."""
        newest, changed = changes.since(self.stamp)
        if newest == self.stamp:
            return
        if changed is None or len(changed) > MOST_PATCHED:
            self._load()
        else:
            self._patch(sorted(changed))
        if self.surroundings.points is not self.points or self.surroundings.words != self.words:
            self.surroundings = Surroundings(self.points, self.words)
        self.stamp = newest

    def _load(self) -> None:
        self._clear()
        with connection.cursor() as cursor:
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM search_searchdocument")
            (highest,) = cursor.fetchone()
        self._grow(highest + 1)
        self._read_terms()
        points = []
        for first in range(0, highest + 1, BLOCK):
            rows = _rows("id >= %s AND id < %s", [first, first + BLOCK])
            if rows:
                self._load_block(first, rows)
                points.append(_points_of(rows))
        self.areas.settle()
        self.points = Points.joined(points)

    def _grow(self, rows: int) -> None:
        """Room for this many rows and some to come, in whole blocks."""
        if rows <= self.capacity:
            return
        capacity = (rows + rows // 8 + BLOCK - 1) // BLOCK * BLOCK
        added = capacity - self.capacity
        for name in NUMBERS:
            old = getattr(self, name)
            fill = NOBODY if name == "object_id" else 0
            setattr(self, name, np.concatenate([old, np.full(added, fill, old.dtype)]))
        self.words = capacity // facets.WORD
        self.postings.forget()  # their bitmaps are too short now
        self.names.forget()
        self.terms.grow(self.words, 0)
        self.hours.grow(self.words, 0)

    def _read_terms(self) -> None:
        self.columns = {}
        numbers = terms.everything()
        self.width = max(self.width, max(numbers.values(), default=-1) + 1)
        self._of_facets = {}
        for (facet, code), number in numbers.items():
            self.columns.setdefault(facet, {})[code] = number
        if self.width > len(self.terms.bits):
            self.terms.grow(0, self.width + SPARE_COLUMNS)

    def _set_numbers(self, rows: Sequence[Row]) -> None:
        at = [row.id for row in rows]
        for name in NUMBERS:
            getattr(self, name)[at] = [getattr(row, name) for row in rows]

    def _load_block(self, first: int, rows: Sequence[Row]) -> None:
        self._set_numbers(rows)
        self.areas.add(map(_covered, rows))
        columns = np.frombuffer(b"".join(row.terms for row in rows), terms.NUMBER)
        counts = [len(row.terms) // terms.NUMBER.itemsize for row in rows]
        if int(columns.max()) >= self.width:  # a term added since this load began
            self._read_terms()
        flags = np.zeros((BLOCK, self.width), np.bool_)
        flags[np.repeat([row.id - first for row in rows], counts), columns] = True
        self.terms.fill_block(first, flags)
        timed = [row for row in rows if row.hours]
        if timed:
            packed = np.frombuffer(b"".join(row.hours for row in timed), np.uint8)
            bits = np.unpackbits(packed.reshape(len(timed), -1), axis=1, bitorder="little")
            flags = np.zeros((BLOCK, HALF_HOURS), np.bool_)
            flags[[row.id - first for row in timed]] = bits
            self.hours.fill_block(first, flags)

    def _patch(self, ids: Sequence[int]) -> None:
        rows: list[Row] = []
        for i in range(0, len(ids), 500):
            chunk = ids[i : i + 500]
            rows += _rows(f"id IN ({', '.join(['%s'] * len(chunk))})", chunk)
            self.postings.patch(chunk)
        self._grow(max(ids) + 1)
        gone = set(ids) - {row.id for row in rows}
        for row_id in gone:
            self.object_id[row_id] = NOBODY
            self.terms.set_row(row_id, ())
            self.hours.set_row(row_id, ())
        self._move(gone, [row for row in rows if row.whereabouts != self.whereabouts[row.id]])
        if any(row.named != self.named[row.id] for row in rows):
            self.names.forget()
        self._set_numbers(rows)
        held = {row.id: terms.unpack(row.terms) for row in rows}
        if max(itertools.chain.from_iterable(held.values()), default=0) >= self.width:
            self._read_terms()
        for row in rows:
            self.terms.set_row(row.id, held[row.id])
            self.hours.set_row(row.id, _hours_of(row))

    def _move(self, gone: set[int], moved: Sequence[Row]) -> None:
        """Most changes move nothing; looking through all points and areas takes its time."""
        if not gone and not moved:
            return
        changed = np.zeros(self.capacity, np.bool_)
        changed[[*gone, *(row.id for row in moved)]] = True
        self.whereabouts[[*gone]] = 0
        self.areas.replace(changed, map(_covered, moved))
        self.points = self.points.replaced(changed, _points_of(moved))

    # Questions

    def holding(self, tokens: tuple[str, ...]) -> Holders:
        """Rows with one of the tokens; not to be changed."""
        return self.postings.holding(tokens, self.words)

    def holders(self, facet: str, codes: Iterable[str]) -> Bitmap:
        """Rows with at least one of the codes; a code nobody holds finds nobody."""
        known = self.columns.get(facet, {})
        return self.terms.any_of([known[code] for code in codes if code in known])

    def columns_of(self, names: tuple[str, ...]) -> tuple[list[tuple[str, str]], Rows]:
        """Facet and code of every column of these facets, and the columns; not to be changed."""
        if names not in self._of_facets:
            if len(self._of_facets) >= MOST_KEPT:
                self._of_facets.clear()
            columns = {
                (facet, code): column
                for facet in names
                for code, column in self.columns.get(facet, {}).items()
            }
            self._of_facets[names] = [*columns], np.array([*columns.values()], np.int64)
        return self._of_facets[names]

    def rows_of(self, object_ids: frozenset[int]) -> Bitmap:
        """Rows of these records, of whatever kind."""
        wanted = np.array(sorted(object_ids), np.int64)
        return facets.from_flags(np.isin(self.object_id, wanted))
