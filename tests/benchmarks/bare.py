"""F2: an inverted index that holds words, filters and map tiles, asked for matching ids alone.

No distance, no order, no counts: what a search on this database can't do without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from django.db import connection

from search import analysis, tiles
from search.backends import terms
from search.backends.sqlite import any_of
from search.backends.store import POINT
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.request import SearchRequest

ZOOMS = (6, 8, 10)
MOST_CELLS = 8
BATCH = 2_000


class BareMatch:
    """Made anew in memory beside the database; not part of what is timed."""

    def __init__(self) -> None:
        self.numbers = terms.everything()
        with connection.cursor() as cursor:
            cursor.execute("ATTACH ':memory:' AS bare")
            cursor.execute(
                "CREATE VIRTUAL TABLE bare.tokens USING fts5("
                "title, body, k, tokenize = 'ascii', detail = column, columnsize = 0)"
            )
            cursor.executemany(
                "INSERT INTO bare.tokens (rowid, title, body, k)"
                " SELECT rowid, title, body, %s FROM search_text WHERE rowid = %s",
                list(self.keys()),
            )

    def keys(self) -> Iterator[tuple[str, int]]:
        rows = SearchDocument.objects.values_list("pk", "terms", "points")
        for pk, held, points in rows.iterator(BATCH):
            tokens = [f"t{number}" for number in terms.unpack(bytes(held))]
            at = np.frombuffer(points, POINT)
            cells = tiles.cell_numbers(at["latitude"], at["longitude"])
            for zoom in ZOOMS:
                tokens += [f"z{zoom}c{cell}" for cell in cells >> 2 * (tiles.DEEPEST - zoom)]
            yield " ".join(tokens), pk

    def expression(self, request: SearchRequest) -> str:
        parts = [
            any_of("title body", analysis.variants(word))
            for word in analysis.query_words(request.text, request.language)
        ]
        for facet, codes in request.facets.items():
            parts.append(any_of("k", [f"t{self.numbers[facet, code]}" for code in codes]))
        parts.append(any_of("k", cover(request)))
        return " AND ".join(parts)

    def __call__(self, expression: str) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM bare.tokens WHERE tokens MATCH %s", [expression])
            return [pk for (pk,) in cursor.fetchall()]


def cover(request: SearchRequest) -> list[str]:
    """The finest zoom at which few tiles cover the circle."""
    assert request.near
    box = tiles.box_around(request.near.latitude, request.near.longitude, request.near.radius_km)
    assert box
    west, south, east, north = box
    lats, lons = np.meshgrid(np.linspace(south, north, 64), np.linspace(west, east, 64))
    cells = tiles.cell_numbers(lats.ravel(), lons.ravel())
    for zoom in reversed(ZOOMS):
        found = np.unique(cells >> 2 * (tiles.DEEPEST - zoom))
        if len(found) <= MOST_CELLS or zoom == ZOOMS[0]:
            break
    return [f"z{zoom}c{cell}" for cell in found]
