"""Which documents a text finds, and how well.

Each word becomes a choice of quoted tokens: nothing a person types reaches the query language.
Filters are not in the full-text table at all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from search import analysis, synonyms
from search.backends import facets
from search.backends.postings import Ways, beginning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.backends.arrays import Arrays
    from search.backends.facets import Bitmap, Rows
    from search.backends.geo import Floats
    from search.backends.postings import Holders

    Asked = Holders | Ways

TITLE_WEIGHT = 2.0
SHORTEST_PREFIX = 3
SHORTEST_TYPED = 2
THINGS_IN_SENTENCE = 3  # at least; with fewer, all of them count

Words = tuple[str, ...]


@dataclass(slots=True)
class TextMatch:
    """Rows that match, a score for each row, and how freely the words were read."""

    rows: Bitmap
    scores: Floats | None = None
    relaxed: bool = False
    missed: bool = False  # not one visible document holds every word


def enough_of(things: int) -> int:
    """How much of a sentence a record must hold, where some record holds all of it."""
    return (things + 1) // 2


def match(
    arrays: Arrays, words: Words, scope: Bitmap, *, score: bool, sentence: bool = False
) -> TextMatch:
    """Read more freely where nothing visible holds every word, or where it is a sentence."""
    asked = synonyms.readings(words)
    holders = [_holding(arrays, ways) for ways in asked]
    found = _all(holders, scope)
    if sentence and len(holders) >= THINGS_IN_SENTENCE and found.any():
        return _some(arrays, holders, scope, enough_of(len(holders)))
    if not found.any() and len(asked[-1][0]) == 1:
        found = _last_word_open(arrays, words, _all(holders[:-1], scope))
    if found.any():
        return TextMatch(found, _title_scores(arrays, holders) if score else None)
    if len(words) == 1:
        return TextMatch(found, missed=True)
    if len(holders) == 1:  # a phrase nobody uses: its words one by one
        holders = [_holding(arrays, ((word,),)) for word in words]
    some = _some(arrays, holders, scope, 1)
    return replace(some, relaxed=bool(some.rows.any()), missed=True)


def _holding(arrays: Arrays, ways: synonyms.Ways) -> Asked:
    """Ways of one word are looked up together, as forms of one word are."""
    words = {form for way in ways if len(way) == 1 for form in analysis.variants(way[0])}
    held = [[arrays.holding(tuple(sorted(words)))]] if words else []
    phrases = [way for way in ways if len(way) > 1]
    if not phrases:
        return held[0][0]
    held += [[arrays.holding(analysis.variants(word)) for word in way] for way in phrases]
    return Ways(held)


def _all(holders: Sequence[Asked], scope: Bitmap) -> Bitmap:
    found = scope
    for word in holders:
        found = found & word.anywhere
    return found


def match_typing(arrays: Arrays, words: Sequence[str], last: str, scope: Bitmap) -> TextMatch:
    """All words in the title, short titles first."""
    start = analysis.fold(last)
    if not start or (not words and len(start) < SHORTEST_TYPED):
        return TextMatch(np.zeros_like(scope))
    begun = beginning(start, arrays.words, in_title=True)
    found = scope & (begun | arrays.holding(analysis.variants(last)).in_title)
    for word in words:
        found = found & arrays.holding(analysis.variants(word)).in_title
    return TextMatch(found, worth_in_title(arrays.title_words))


def _last_word_open(arrays: Arrays, words: Words, others: Bitmap) -> Bitmap:
    """The last word read as the beginning of a longer one, unless it is very short."""
    start = analysis.fold(words[-1])
    if len(start) < SHORTEST_PREFIX:
        return np.zeros_like(others)
    return others & beginning(start, arrays.words, in_title=False)


def worth_in_title(title_words: Any) -> Any:
    """Of a word, by how many the title has: one number or an array of them."""
    return TITLE_WEIGHT / (1 + title_words / 10)


def _in_title(arrays: Arrays, word: Asked) -> tuple[Rows, Floats]:
    """Who has the word in a title, and its worth there: more in a short title than a long one."""
    rows = facets.to_rows(word.in_title)
    return rows, worth_in_title(arrays.title_words[rows])


def _title_scores(arrays: Arrays, holders: Sequence[Asked]) -> Floats:
    """BM25's shape with one occurrence a field: every word is there, the title decides."""
    scores = np.ones(arrays.capacity)
    for word in holders:
        rows, worth = _in_title(arrays, word)
        scores[rows] += worth / len(holders)
    return scores


def _some(arrays: Arrays, holders: Sequence[Asked], scope: Bitmap, enough: int) -> TextMatch:
    """So many of the words or more; rare words weigh more than common ones."""
    scores = np.zeros(arrays.capacity)
    held = np.zeros(arrays.capacity, np.uint8)
    everyone = facets.count(scope)
    total = 0.0
    for word in holders:
        visible = word.anywhere & scope
        rarity = math.log(1 + everyone / (1 + facets.count(visible)))
        total += rarity
        rows = facets.to_rows(visible)
        held[rows] += 1
        scores[rows] += rarity
        rows, worth = _in_title(arrays, word)
        scores[rows] += rarity * worth
    return TextMatch(facets.from_flags(held >= enough), scores / (total or 1))
