"""Matching words with SQLite's full-text index.

Each word of a query becomes one token or a choice of tokens, quoted and bound to named
columns: nothing a person types reaches the query language or the filter column `k`.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from django.db import connection

from search import analysis, tiles
from search.backends import facets
from search.backends.changes import NEWEST_SQL
from search.backends.store import area_token, tile_token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.backends.arrays import Arrays
    from search.backends.facets import Bitmap, Rows
    from search.backends.geo import Floats
    from search.request import Near

MATCH_SQL = "SELECT rowid FROM search_text WHERE search_text MATCH %s"
# One statement, so that the rows and the stamp belong to the same state of the database.
MATCH_AND_STAMP_SQL = (
    f"{MATCH_SQL} UNION ALL SELECT -x FROM ({NEWEST_SQL.replace(' FROM', ' AS x FROM')})"  # noqa: S608
)
TITLE_WEIGHT = 2.0
SHORTEST_PREFIX = 3


def quoted(tokens: Sequence[str]) -> str:
    return "(" + " OR ".join('"' + token.replace('"', '""') + '"' for token in tokens) + ")"


def narrowing(near: Near | None) -> str:
    """A condition on `k` that surely holds for every document near the place; may be empty."""
    if near is None:
        return ""
    cover = tiles.cover(near.latitude, near.longitude, near.radius_km)
    if cover is None:
        return ""
    level, cells = cover
    tokens = [tile_token(level, cell) for cell in cells]
    tokens += [area_token(code) for code in near.area_codes]
    return f" AND (k : {quoted(tokens)})"


def rows_matching(expression: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(MATCH_SQL, [expression])
        found = cursor.fetchall()
    return np.fromiter(itertools.chain.from_iterable(found), np.int64, len(found))


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a request, each as its tokens, and what narrows them by place."""

    words: tuple[str, ...]
    narrow: str

    @property
    def groups(self) -> list[str]:
        return [quoted(analysis.variants(word)) for word in self.words]

    def all_words(self) -> str:
        return f"({{title body}} : ({' AND '.join(self.groups)}))"

    def last_word_open(self) -> str:
        """The last word as the beginning of a longer one; empty when too short for that."""
        last = analysis.fold(self.words[-1])
        if len(last) < SHORTEST_PREFIX:
            return ""
        groups = [*self.groups[:-1], f'"{last}"*']
        return f"({{title body}} : ({' AND '.join(groups)}))"


@dataclass(slots=True)
class TextMatch:
    """Rows that match, a score for each row, and how freely the words were read."""

    rows: Bitmap
    scores: Floats | None = None
    relaxed: bool = False
    missed: bool = False  # not one visible document holds every word as typed


def strict(query: Query) -> tuple[Rows, int]:
    """Rows that hold every word, and the stamp of the state they were read from."""
    with connection.cursor() as cursor:
        cursor.execute(MATCH_AND_STAMP_SQL, [query.all_words() + query.narrow])
        found = cursor.fetchall()
    numbers = np.fromiter(itertools.chain.from_iterable(found), np.int64, len(found))
    return numbers[:-1], -int(numbers[-1])


def bitmap(arrays: Arrays, rows: Rows) -> Bitmap:
    return facets.from_rows(rows, arrays.words)


def settle(arrays: Arrays, query: Query, rows: Rows, scope: Bitmap, *, score: bool) -> TextMatch:
    """From a strict match to an answer, more freely where nothing visible holds every word."""
    found = bitmap(arrays, rows) & scope
    if query.narrow and not found.any():
        elsewhere = bitmap(arrays, rows_matching(query.all_words())) & scope
        if elsewhere.any():
            return TextMatch(found)
    if found.any():
        return TextMatch(found, _title_scores(arrays, query) if score else None)
    prefix = query.last_word_open()
    if prefix:
        found = bitmap(arrays, rows_matching(prefix)) & scope
        if found.any():
            return TextMatch(found, _title_scores(arrays, query) if score else None)
    if len(query.words) == 1:
        return TextMatch(found, missed=True)
    return _some_words(arrays, query, scope)


def _title_weight(arrays: Arrays, rows: Rows) -> Floats:
    """A short title says more about its words than a long one."""
    weight: Floats = TITLE_WEIGHT / (1 + arrays.title_words[rows] / 10)
    return weight


def _in_title(query: Query, group: str) -> Rows:
    return rows_matching(f"({{title}} : {group})" + query.narrow)


def _title_scores(arrays: Arrays, query: Query) -> Floats:
    """BM25's shape with one occurrence a field: every word is there, the title decides."""
    scores = np.ones(arrays.words * facets.WORD)
    for group in query.groups:
        rows = _in_title(query, group)
        scores[rows] += _title_weight(arrays, rows) / len(query.words)
    return scores


def _some_words(arrays: Arrays, query: Query, scope: Bitmap) -> TextMatch:
    """Any of the words; rare words weigh more than common ones."""
    scores = np.zeros(arrays.words * facets.WORD)
    found = np.zeros(arrays.words, np.uint64)
    total = 0.0
    for group in query.groups:
        rows = facets.to_rows(bitmap(arrays, rows_matching(f"({{title body}} : {group})")) & scope)
        rarity = math.log(1 + facets.count(scope) / (1 + len(rows)))
        total += rarity
        scores[rows] += rarity
        found |= bitmap(arrays, rows)
        titled = _in_title(query, group)
        scores[titled] += rarity * _title_weight(arrays, titled)
    return TextMatch(found, scores / (total or 1), relaxed=bool(found.any()), missed=True)
