"""Words that mean the same in this field. A feature provides them; the engine reads them into what
is asked, never into the index, so a change needs no rebuilding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liaison.core.memo import Memo
from search import analysis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Words = tuple[str, ...]
Ways = tuple[Words, ...]  # of saying one thing
Groups = dict[Words, Ways]

_providers: list[Callable[[], Iterable[Iterable[str]]]] = []
_groups: Memo[Groups] = Memo(seconds=60, most=1)


def register(provider: Callable[[], Iterable[Iterable[str]]]) -> None:
    """`provider` gives groups of phrases that mean the same, in whatever language."""
    _providers.append(provider)


def forget(**kwargs: object) -> None:
    """Read the groups again; takes what a signal sends."""
    _groups.forget()


def readings(words: Words) -> list[Ways]:
    """The query as things asked for, each with every way to say it; the longest phrase first."""
    groups = _groups.get("groups", _read)
    longest = max(map(len, groups), default=1)
    found: list[Ways] = []
    start = 0
    while start < len(words):
        for length in range(min(longest, len(words) - start), 0, -1):
            phrase = words[start : start + length]
            ways = groups.get(tuple(map(_root, phrase)))
            if ways is not None or length == 1:
                found.append(tuple(dict.fromkeys((phrase, *(ways or ())))))
                start += length
                break
    return found


def _read() -> Groups:
    """By the roots of each phrase; a phrase in several groups means all of them."""
    groups: Groups = {}
    for provider in _providers:
        for phrases in provider():
            split = (tuple(analysis.query_words(phrase, "en")) for phrase in phrases)
            ways = tuple(way for way in split if way)
            told = tuple(way for way in ways if _has_weight(way))
            for way in ways:
                key = tuple(map(_root, way))
                groups[key] = tuple(dict.fromkeys((*groups.get(key, ()), *told)))
    return groups


def _has_weight(way: Words) -> bool:
    """“Son” is one of the family in English, but would find every French text that says “his”."""
    return bool(analysis.query_words(" ".join(way), "fr"))


def _root(word: str) -> str:
    return min(analysis.variants(word), key=len)
