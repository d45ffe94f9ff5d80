""" "Did you mean": words near a misspelt one that some document this person may see holds now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from search import analysis
from search.backends import text

if TYPE_CHECKING:
    from search.backends.arrays import Arrays
    from search.backends.facets import Bitmap

CANDIDATES = 60
TRIED = 5
SHORTEST = 4
LONG_WORD = 7  # may hold two slips, a shorter one only one

SQL = (
    "SELECT DISTINCT w.word, w.folded FROM search_spelling s "
    "JOIN search_searchword w ON w.id = s.rowid "
    "WHERE search_spelling MATCH %s AND w.visibility IN ({}) ORDER BY s.rank LIMIT {}"
)


def distance(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed or swapped with their neighbour; `most + 1` when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _candidates(folded: str, visibilities: frozenset[str]) -> list[tuple[str, str]]:
    grams = dict.fromkeys(folded[i : i + 3] for i in range(len(folded) - 2))
    placeholders = ", ".join(["%s"] * len(visibilities))
    with connection.cursor() as cursor:
        cursor.execute(
            SQL.format(placeholders, CANDIDATES), [text.quoted(list(grams)), *sorted(visibilities)]
        )
        return cursor.fetchall()


def _held(arrays: Arrays, word: str, scope: Bitmap) -> bool:
    """Whether a visible document holds the very word, not only one of its family."""
    query = f"({{title body}} : {text.quoted([analysis.fold(word)])})"
    return bool((text.bitmap(arrays, text.rows_matching(query)) & scope).any())


def correct(arrays: Arrays, word: str, visibilities: frozenset[str], scope: Bitmap) -> str:
    """The nearest word; the word itself when it is known, "" when nothing is near."""
    known = text.quoted(analysis.variants(word))
    if (text.bitmap(arrays, text.rows_matching(f"({{title body}} : {known})")) & scope).any():
        return word
    folded = analysis.fold(word)
    if len(folded) < SHORTEST or not visibilities:
        return ""
    most = 2 if len(folded) >= LONG_WORD else 1
    near = {
        candidate: slips
        for candidate, other in _candidates(folded, visibilities)
        if (slips := distance(folded, other, most)) <= most
    }
    for candidate in sorted(near, key=lambda c: (near[c], c))[:TRIED]:
        if _held(arrays, candidate, scope):
            return candidate
    return ""


def did_you_mean(
    arrays: Arrays, words: tuple[str, ...], visibilities: frozenset[str], scope: Bitmap
) -> str:
    """The query with its unknown words replaced; empty when that helps nobody."""
    better = [correct(arrays, word, visibilities, scope) or word for word in words]
    return " ".join(better) if better != list(words) else ""
