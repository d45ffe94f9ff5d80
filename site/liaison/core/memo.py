"""Values kept inside one process: quicker than the cache, and never shared, so never pickled."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")
_all: list[Memo] = []


def forget_all() -> None:
    """Drop what every memo keeps: each test starts from its own database."""
    for memo in _all:
        memo.forget()


class Memo(Generic[Value]):
    """Keeps what `make` returned for `seconds`; another process may see a change that much later.

    `most` bounds how many are kept: past it everything is dropped and made anew.
    """

    def __init__(self, *, seconds: float, most: int = 64) -> None:
        self.seconds = seconds
        self.most = most
        self._kept: dict[Hashable, tuple[float, Value]] = {}
        _all.append(self)

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        kept = self._kept.get(key)
        if kept is not None and kept[0] > time.monotonic():
            return kept[1]
        value = make()
        self.put(key, value)
        return value

    def peek(self, key: Hashable) -> Value | None:
        kept = self._kept.get(key)
        return kept[1] if kept is not None and kept[0] > time.monotonic() else None

    def put(self, key: Hashable, value: Value) -> None:
        if len(self._kept) >= self.most:
            self._kept.clear()
        self._kept[key] = (time.monotonic() + self.seconds, value)

    def forget(self, **kwargs: object) -> None:
        """Drop everything; takes what a signal sends."""
        self._kept.clear()
