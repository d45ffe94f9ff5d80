"""A source of documents that asks another one from as many processes as there are processors."""

from __future__ import annotations

import itertools
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from search.documents import Document

CHUNK = 2_000


class Parallel:
    def __init__(self, kind: str) -> None:
        from search import registry

        self.kind = kind
        self.source = registry.source_of(kind)

    def ids(self) -> Iterator[int]:
        return self.source.ids()

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        chosen = list(self.ids() if ids is None else ids)
        chunks = [(self.kind, chosen[i : i + CHUNK]) for i in range(0, len(chosen), CHUNK)]
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(mp_context=fresh, initializer=django.setup) as pool:
            yield from itertools.chain.from_iterable(pool.map(documents_of, chunks))


def documents_of(chunk: tuple[str, list[int]]) -> list[Document]:
    from search import registry

    kind, ids = chunk
    return list(registry.source_of(kind).documents(ids))
