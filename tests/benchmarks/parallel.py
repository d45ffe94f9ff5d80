"""A source of documents that asks another one from as many processes as there are processors.

It is read once and in order, as a rebuild does: processes make the next batches meanwhile.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import django

from search.backends.store import BATCH
from tests.benchmarks.repeated import Repeated

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from search.documents import Document
    from search.registry import DocumentSource


class Parallel:
    def __init__(self, kind: str, times: int = 1) -> None:
        self.kind, self._times = kind, times
        self._ids = list(source(kind, times).ids())
        self._batches = self._made()

    def ids(self) -> Iterator[int]:
        return iter(self._ids)

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        assert ids is not None
        asked, documents = next(self._batches)
        assert asked == ids
        return iter(documents)

    def _made(self) -> Iterator[tuple[list[int], list[Document]]]:
        chunks = [self._ids[i : i + BATCH] for i in range(0, len(self._ids), BATCH)]
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(mp_context=fresh, initializer=django.setup) as pool:
            made = pool.map(documents_of, [(self.kind, self._times, chunk) for chunk in chunks])
            yield from zip(chunks, made, strict=True)


def source(kind: str, times: int) -> DocumentSource:
    from search import registry

    only = registry.source_of(kind)
    return Repeated(only, times) if times > 1 else only


def documents_of(chunk: tuple[str, int, list[int]]) -> list[Document]:
    kind, times, ids = chunk
    return list(source(kind, times).documents(ids))
