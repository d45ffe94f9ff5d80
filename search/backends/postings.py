"""Which rows hold a word, and which in their title. Words of many documents are kept as bitmaps, up
to date with the arrays.

A word is kept only when hundreds of documents hold it, so what is kept says nothing of anyone; any
other until the questions about one state of the index are answered.
"""

from __future__ import annotations

from functools import cached_property, reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from search.backends import facets
from search.backends.dialect import dialect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.backends.facets import Bitmap
    from search.backends.geo import Integers

MOST_KEPT = 256
WORTH_KEEPING = 500  # rows


def _bitmap(rows: Integers, words: int) -> Bitmap:
    """Without what was added to the database after the arrays were read."""
    return facets.from_rows(rows[rows < words * facets.WORD], words)


def beginning(start: str, words: int, *, in_title: bool) -> Bitmap:
    """The rows with a word that begins so."""
    return _bitmap(dialect().beginning(start, in_title=in_title), words)


class Holders:
    """Of one word, in any of its forms; `in_title` is asked for only to order what was found."""

    def __init__(self, tokens: tuple[str, ...], words: int) -> None:
        self.tokens = frozenset(tokens)
        self._words = words
        self.anywhere = self._rows(in_title=False)

    @cached_property
    def in_title(self) -> Bitmap:
        return self._rows(in_title=True)

    def _rows(self, *, in_title: bool) -> Bitmap:
        return _bitmap(dialect().holding(sorted(self.tokens), in_title=in_title), self._words)

    def patch(self, row: int, title: set[str], everything: set[str]) -> None:
        """Titles only where they were asked for already."""
        facets.set_bit(self.anywhere, row, held=not everything.isdisjoint(self.tokens))
        if "in_title" in self.__dict__:
            facets.set_bit(self.in_title, row, held=not title.isdisjoint(self.tokens))


class Ways:
    """Of several ways to say one thing, each of one or more words."""

    def __init__(self, ways: Sequence[Sequence[Holders]]) -> None:
        self._ways = ways
        self.anywhere: Bitmap = reduce(
            or_, (reduce(and_, (word.anywhere for word in way)) for way in ways)
        )

    @cached_property
    def in_title(self) -> Bitmap:
        return reduce(or_, (reduce(and_, (w.in_title for w in way)) for way in self._ways))


class Postings:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], Holders] = {}
        self._rare: dict[tuple[str, ...], Holders] = {}

    def holding(self, tokens: tuple[str, ...], words: int) -> Holders:
        if tokens in self._rare:
            return self._rare[tokens]
        found = self._kept.pop(tokens, None)
        if found is None:
            found = Holders(tokens, words)
            if facets.count(found.anywhere) < WORTH_KEEPING:
                self._rare[tokens] = found
                return found
            if len(self._kept) >= MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
        self._kept[tokens] = found  # last in, last out
        return found

    def forget(self) -> None:
        self._kept.clear()
        self.forget_rare()

    def forget_rare(self) -> None:
        self._rare.clear()

    def patch(self, rows: Sequence[int]) -> None:
        """Take the words of changed documents from the database."""
        if not self._kept:
            return
        nothing: set[str] = set()
        texts = dict.fromkeys(rows, (nothing, nothing))
        texts.update({row: (title, body) for row, title, body in dialect().text_of(rows)})
        for row, (title, body) in texts.items():
            everything = title | body
            for holders in self._kept.values():
                holders.patch(row, title, everything)
