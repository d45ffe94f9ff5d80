"""The order of the alphabet: read from the database once, and again when a name has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from django.db import connection

if TYPE_CHECKING:
    from search.backends.facets import Rows

AT_ONCE = 10_000
Ranks = npt.NDArray[np.int32]


class Names:
    def __init__(self) -> None:
        self._ranks: dict[str, Ranks] = {}

    def forget(self) -> None:
        self._ranks.clear()

    def ranks(self, language: str, capacity: int) -> Ranks:
        """By row, the place of its name in this language; equal names by the number of the
        record."""
        column = "sort_fr" if language == "fr" else "sort_en"
        if column not in self._ranks:
            self._ranks[column] = _read(column, capacity)
        return self._ranks[column]


def _read(column: str, capacity: int) -> Ranks:
    ranks = np.zeros(capacity, np.int32)
    place = 0
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT id FROM search_searchdocument ORDER BY {column}, object_id")  # noqa: S608
        while some := cursor.fetchmany(AT_ONCE):
            rows: Rows = np.array(some, np.int64)[:, 0]
            rows = rows[rows < capacity]  # without what was added after the arrays were read
            ranks[rows] = np.arange(place, place + len(rows))
            place += len(rows)
    return ranks
