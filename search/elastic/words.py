"""How a text is read: every word, the last one left open, or some of them; and what each is worth.

The same three readings, in the same order, as in `search.backends.text`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from search import analysis, synonyms
from search.backends import spelling
from search.backends.text import SHORTEST_PREFIX, SHORTEST_TYPED
from search.elastic.ask import (
    EVERYTHING,
    NOTHING,
    Asker,
    Body,
    all_of,
    any_of,
    counting,
    probe,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.request import SearchRequest
    from search.synonyms import Ways

Words = tuple[str, ...]


@dataclass(slots=True)
class Reading:
    """`scores` are clauses whose worths add up to `base` and what they find."""

    filters: list[Body] = field(default_factory=list)
    scores: list[Body] = field(default_factory=list)
    base: float = 0.0
    relaxed: bool = False
    missed: bool = False


def every(words: Words) -> Reading:
    asked = synonyms.readings(words)
    worth = 1 / len(asked)
    return Reading([_holding(it) for it in asked], [_in_title(it, worth) for it in asked], base=1.0)


def read(asker: Asker, words: Words, scope: list[Body]) -> Reading:
    """Read more freely, where nothing visible holds every word."""
    reading, asked = every(words), synonyms.readings(words)
    if len(asked[-1][0]) == 1:
        reading.filters = [*reading.filters[:-1], _beginning(words[-1])]
        if asker.finds(scope + reading.filters):
            return reading
    if len(words) == 1:
        return Reading([NOTHING], missed=True)
    if len(asked) == 1:  # a phrase nobody uses: its words one by one
        asked = [((word,),) for word in words]
    return _some(asker, asked, scope)


def typing(request: SearchRequest) -> Reading:
    """All words in the title, the last one perhaps unfinished; short titles first."""
    whole, last = analysis.typed_words(request.text, request.language)
    beginning = analysis.fold(last)
    if not beginning or (not whole and len(beginning) < SHORTEST_TYPED):
        return Reading([NOTHING])
    begun = any_of([_tokens("title", analysis.variants(last)), {"prefix": {"title": beginning}}])
    words = [_tokens("title", analysis.variants(word)) for word in whole]
    return Reading([*words, begun], [_title_worth(EVERYTHING, 1)], base=1.0)


def _some(asker: Asker, asked: Sequence[Ways], scope: list[Body]) -> Reading:
    """Any of the words; rare words weigh more than common ones."""
    counts = [counting(scope), *(counting([*scope, _holding(it)]) for it in asked)]
    everyone, *visible = map(total, asker.many(counts))
    rarities = [math.log(1 + everyone / (1 + number)) for number in visible]
    whole = sum(rarities) or 1
    scores = []
    for it, rarity in zip(asked, rarities, strict=True):
        share = rarity / whole
        scores += [_worth(_holding(it), share), _in_title(it, share)]
    found = any_of([_holding(it) for it in asked])
    return Reading([found], scores, relaxed=any(visible), missed=True)


def meant(asker: Asker, words: Words, visibilities: frozenset[str], scope: list[Body]) -> str:
    def holds(tokens: Sequence[str]) -> bool:
        return asker.finds([*scope, _tokens("words", tokens)])

    return spelling.did_you_mean(holds, words, visibilities)


def probe_every(words: Words, scope: list[Body]) -> Body:
    return probe(scope + every(words).filters)


def _tokens(column: str, tokens: Sequence[str]) -> Body:
    return {"terms": {column: list(tokens)}}


def _said(column: str, ways: Ways) -> Body:
    """One of several ways to say a thing, with each of its words."""
    phrases = [[_tokens(column, analysis.variants(word)) for word in way] for way in ways]
    return any_of([phrase[0] if len(phrase) == 1 else all_of(phrase) for phrase in phrases])


def _holding(ways: Ways) -> Body:
    return _said("words", ways)


def _beginning(word: str) -> Body:
    """A word read as the beginning of a longer one, unless it is very short."""
    beginning = analysis.fold(word)
    return {"prefix": {"words": beginning}} if len(beginning) >= SHORTEST_PREFIX else NOTHING


def _worth(found: Body, worth: float) -> Body:
    return {"constant_score": {"filter": found, "boost": worth}}


def _in_title(ways: Ways, share: float) -> Body:
    return _title_worth({"constant_score": {"filter": _said("title", ways)}}, share)


def _title_worth(query: Body, share: float) -> Body:
    return {
        "function_score": {
            "query": query,
            "field_value_factor": {"field": "title_worth", "factor": share},
            "boost_mode": "replace",
        }
    }
