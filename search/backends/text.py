"""Matching words with SQLite's full-text index.

Each word of a query becomes a choice of quoted tokens bound to named columns: nothing a
person types reaches the query language. Filters are not in this table at all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from django.db import connection

from search import analysis
from search.backends import facets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.backends.arrays import Arrays
    from search.backends.facets import Bitmap, Rows
    from search.backends.geo import Floats

# Numbers joined in SQL and parsed by numpy arrive five times sooner than rows fetched one by one.
MATCH_SQL = "SELECT group_concat(rowid) FROM search_text WHERE search_text MATCH %s"
# In the same statement, so that the rows and the stamp belong to one state of the database.
MATCH_AND_STAMP_SQL = (
    "SELECT group_concat(rowid), (SELECT COALESCE(MAX(stamp), 0) FROM search_searchchange) "
    "FROM search_text WHERE search_text MATCH %s"
)
TITLE_WEIGHT = 2.0
SHORTEST_PREFIX = 3


def quoted(tokens: Sequence[str]) -> str:
    return "(" + " OR ".join('"' + token.replace('"', '""') + '"' for token in tokens) + ")"


def _numbers(joined: str | None) -> Rows:
    return np.fromstring(joined or "", np.int64, sep=",")


def rows_matching(expression: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(MATCH_SQL, [expression])
        return _numbers(cursor.fetchone()[0])


def rows_matching_now(expression: str) -> tuple[Rows, int]:
    """The rows, and the stamp of the state they were read from."""
    with connection.cursor() as cursor:
        cursor.execute(MATCH_AND_STAMP_SQL, [expression])
        joined, stamp = cursor.fetchone()
    return _numbers(joined), stamp


def holding(tokens: Sequence[str], columns: str = "title body") -> str:
    """An expression for the documents that hold one of the tokens in one of the columns."""
    return f"({{{columns}}} : {quoted(tokens)})"


@dataclass(frozen=True, slots=True)
class Query:
    words: tuple[str, ...]

    def all_words(self) -> str:
        return " AND ".join(holding(analysis.variants(word)) for word in self.words)

    def last_word_open(self) -> str:
        """The last word as the beginning of a longer one; empty when too short for that."""
        beginning = analysis.fold(self.words[-1])
        if len(beginning) < SHORTEST_PREFIX:
            return ""
        others = [holding(analysis.variants(word)) for word in self.words[:-1]]
        return " AND ".join([*others, f'({{title body}} : "{beginning}"*)'])


@dataclass(slots=True)
class TextMatch:
    """Rows that match, a score for each row, and how freely the words were read."""

    rows: Bitmap
    scores: Floats | None = None
    relaxed: bool = False
    missed: bool = False  # not one visible document holds every word


def settle(arrays: Arrays, query: Query, rows: Rows, scope: Bitmap, *, score: bool) -> TextMatch:
    """From a strict match to an answer, more freely where nothing visible holds every word."""
    found = arrays.bitmap(rows) & scope
    if not found.any() and (beginning := query.last_word_open()):
        found = arrays.bitmap(rows_matching(beginning)) & scope
    if found.any():
        return TextMatch(found, _title_scores(arrays, query) if score else None)
    if len(query.words) == 1:
        return TextMatch(found, missed=True)
    return _some_words(arrays, query, scope)


def _in_title(arrays: Arrays, word: str) -> tuple[Rows, Floats]:
    """Who has the word in a title, and its worth there: more in a short title than a long one."""
    rows = arrays.known(rows_matching(holding(analysis.variants(word), "title")))
    return rows, TITLE_WEIGHT / (1 + arrays.title_words[rows] / 10)


def _title_scores(arrays: Arrays, query: Query) -> Floats:
    """BM25's shape with one occurrence a field: every word is there, the title decides."""
    scores = np.ones(arrays.capacity)
    for word in query.words:
        rows, worth = _in_title(arrays, word)
        scores[rows] += worth / len(query.words)
    return scores


def _some_words(arrays: Arrays, query: Query, scope: Bitmap) -> TextMatch:
    """Any of the words; rare words weigh more than common ones."""
    scores = np.zeros(arrays.capacity)
    found = np.zeros(arrays.words, np.uint64)
    everyone = facets.count(scope)
    total = 0.0
    for word in query.words:
        holders = arrays.bitmap(rows_matching(holding(analysis.variants(word)))) & scope
        found |= holders
        rarity = math.log(1 + everyone / (1 + facets.count(holders)))
        total += rarity
        scores[facets.to_rows(holders)] += rarity
        rows, worth = _in_title(arrays, word)
        scores[rows] += rarity * worth
    return TextMatch(found, scores / (total or 1), relaxed=bool(found.any()), missed=True)
