"""Answers kept until the index changes: first pages and first maps, which everyone asks for; and
texts of records shown lately.

Only requests without words are kept: what a person types stays nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from search.request import SearchRequest

Answer = TypeVar("Answer")


class Kept(Generic[Answer]):
    def __init__(self, most: int) -> None:
        self._most = most
        self._stamp = 0
        self._answers: dict[Hashable, Answer] = {}

    def get(self, stamp: int, key: Hashable) -> Answer | None:
        if stamp != self._stamp:
            self._answers.clear()
            self._stamp = stamp
        return self._answers.get(key)

    def put(self, key: Hashable, answer: Answer) -> Answer:
        if len(self._answers) >= self._most:
            self._answers.pop(next(iter(self._answers)))
        self._answers[key] = answer
        return answer


def key_of(request: SearchRequest) -> Hashable | None:
    """None for a request whose answer is not kept."""
    if request.text or request.open_at is not None:
        return None
    return (
        request.kinds,
        request.language,
        request.near,
        _values(request.facets),
        _values(request.exclude),
        request.visibilities,
        request.age,
        request.bbox,
        request.count_facets,
        _values(request.counted_without),
        (request.sort, request.offset, request.limit),
    )


def _values(facets: Mapping[str, frozenset[str]]) -> Hashable:
    return frozenset((facet, frozenset(codes)) for facet, codes in facets.items())
