"""F2: an inverted index that holds words, filters and map tiles, asked for matching ids alone.

No distance, no order, no counts: what a search on this database can't do without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from django.db import connection

from search import analysis, tiles
from search.backends import postgres, sqlite, terms
from search.backends.store import POINT
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.request import SearchRequest

    Tokens = Sequence[str]

ZOOMS = (6, 8, 10)
MOST_CELLS = 8
BATCH = 2_000


class BareMatch:
    """Made anew beside the database; not part of what is timed."""

    def __init__(self) -> None:
        self.index = INDEXES[connection.vendor]()
        self.numbers = terms.everything()
        self.index.make(self.keys())

    def keys(self) -> Iterator[tuple[list[str], int]]:
        rows = SearchDocument.objects.values_list("pk", "terms", "points")
        for pk, held, points in rows.iterator(BATCH):
            tokens = [f"t{number}" for number in terms.unpack(bytes(held))]
            at = np.frombuffer(points, POINT)
            cells = tiles.cell_numbers(at["latitude"], at["longitude"])
            for zoom in ZOOMS:
                tokens += [f"z{zoom}c{cell}" for cell in cells >> 2 * (tiles.DEEPEST - zoom)]
            yield tokens, pk

    def expression(self, request: SearchRequest) -> str:
        """Of parts that each allow several tokens; the words first."""
        words = [
            analysis.variants(word) for word in analysis.query_words(request.text, request.language)
        ]
        keys = [
            [f"t{self.numbers[facet, code]}" for code in codes]
            for facet, codes in request.facets.items()
        ]
        return self.index.expression(words, [*keys, cover(request)])

    def __call__(self, expression: str) -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute(self.index.ASK, [expression])
            return [pk for (pk,) in cursor.fetchall()]


class Fts5:
    """In memory."""

    ASK = "SELECT rowid FROM bare.tokens WHERE tokens MATCH %s"

    def make(self, keys: Iterable[tuple[list[str], int]]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ATTACH ':memory:' AS bare")
            cursor.execute(
                "CREATE VIRTUAL TABLE bare.tokens USING fts5("
                "title, body, k, tokenize = 'ascii', detail = column, columnsize = 0)"
            )
            cursor.executemany(
                "INSERT INTO bare.tokens (rowid, title, body, k)"
                " SELECT rowid, title, body, %s FROM search_text WHERE rowid = %s",
                [(" ".join(tokens), pk) for tokens, pk in keys],
            )

    def expression(self, words: Sequence[Tokens], keys: Sequence[Tokens]) -> str:
        parts = [sqlite.any_of("title body", tokens) for tokens in words]
        return " AND ".join([*parts, *(sqlite.any_of("k", tokens) for tokens in keys)])


class Gin:
    """One column, in which no word looks like a key."""

    ASK = "SELECT rowid FROM bare_tokens WHERE tokens @@ %s::tsquery"

    def make(self, keys: Iterable[tuple[list[str], int]]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS bare_tokens")
            cursor.execute("CREATE UNLOGGED TABLE bare_tokens (rowid bigint, tokens tsvector)")
            cursor.executemany(
                "INSERT INTO bare_tokens"
                " SELECT rowid, body || array_to_tsvector(%s::text[])"
                " FROM search_text WHERE rowid = %s",
                [([f"={token}" for token in set(tokens)], pk) for tokens, pk in keys],
            )
            cursor.execute("CREATE INDEX ON bare_tokens USING gin (tokens)")
            cursor.execute("VACUUM ANALYZE bare_tokens")

    def expression(self, words: Sequence[Tokens], keys: Sequence[Tokens]) -> str:
        marked = [[f"={token}" for token in tokens] for tokens in keys]
        return " & ".join(f"({postgres.any_of(tokens)})" for tokens in [*words, *marked])


INDEXES = {"sqlite": Fts5, "postgresql": Gin}


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
