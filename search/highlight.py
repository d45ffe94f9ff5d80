"""Where a text says what was asked: the same analysis as the engines', so that both mark alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from search import analysis, synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘][^\W_]+)*")
SHORTEST_BEGINNING = 3
LONGEST_EXCERPT = 240  # characters
LONGEST_LINE = 120
LEAD = 60  # of them before the first mark
MORE = "…"
Spans = list[tuple[int, int]]


class Part(NamedTuple):
    text: str
    marked: bool


class Marker:
    """Of one query; whatever says the same in the other language is marked too."""

    def __init__(self, text: str, language: str) -> None:
        words = tuple(analysis.query_words(text, language))
        self._ways = [
            [frozenset(analysis.variants(word)) for word in way]
            for ways in (synonyms.readings(words) if words else ())
            for way in ways
        ]
        self._last = analysis.fold(words[-1]) if words else ""

    def mark(self, text: str) -> list[Part]:
        return list(_parts(text, self._spans(text)))

    def excerpt(self, text: str, most: int = LONGEST_EXCERPT) -> list[Part]:
        """The stretch of a text with the most marks; its beginning where there is none."""
        text = " ".join(text.split())
        if len(text) <= most:
            return self.mark(text)
        spans = self._spans(text)
        start = max(
            (span[0] for span in spans),
            key=lambda first: sum(first <= at < first + most - LEAD for at, _end in spans),
            default=0,
        )
        start = _word_start(text, max(0, start - LEAD)) if start > LEAD else 0
        end = _word_end(text, start + most)
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
        parts = list(_parts(text[start:end], inside))
        before = [Part(MORE + " ", marked=False)] if start else []
        after = [Part(" " + MORE, marked=False)] if end < len(text) else []
        return before + parts + after

    def line(self, text: str) -> list[Part]:
        """The first of its lines that says it; nothing when none does."""
        lines = (self.excerpt(line, LONGEST_LINE) for line in text.splitlines())
        return next(filter(is_marked, lines), [])

    def _spans(self, text: str) -> Spans:
        """Of the words that say it; of several words that only mean it together, all or none."""
        found = [(match.span(), set(_tokens(match.group()))) for match in _WORD.finditer(text)]
        held = set().union(*(tokens for _span, tokens in found))
        said = [way for way in self._ways if all(held & word for word in way)]
        wanted = frozenset().union(*(word for way in said for word in way))
        spans = [span for span, tokens in found if tokens & wanted]
        if spans or len(self._last) < SHORTEST_BEGINNING:
            return spans
        beginning = self._last
        return [s for s, tokens in found if any(token.startswith(beginning) for token in tokens)]


def is_marked(parts: Iterable[Part]) -> bool:
    return any(part.marked for part in parts)


def _tokens(written: str) -> Iterator[str]:
    for word in analysis.words(written):
        yield from analysis.variants(word)


def _parts(text: str, spans: Spans) -> Iterator[Part]:
    at = 0
    for start, end in spans:
        if start > at:
            yield Part(text[at:start], marked=False)
        yield Part(text[start:end], marked=True)
        at = end
    if at < len(text):
        yield Part(text[at:], marked=False)


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return at if space < 0 else space
