"""Rows of a model as a kind of document, indexed again whenever one of them is saved or deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from search import engine, registry

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from django.db.models import QuerySet

    from search.documents import Document

CHUNK = 400


class RecordSource:
    """`rows` are those that may be found at all; the number of queries does not grow with them."""

    def __init__(
        self, kind: str, rows: Callable[[], QuerySet], document: Callable[[Any], Document]
    ) -> None:
        self.kind = kind
        self._rows = rows
        self._document = document

    def ids(self) -> Iterator[int]:
        return self._rows().order_by("pk").values_list("pk", flat=True).iterator(CHUNK)

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        chosen = list(self.ids()) if ids is None else list(ids)
        for start in range(0, len(chosen), CHUNK):
            rows = self._rows().filter(pk__in=chosen[start : start + CHUNK])
            yield from map(self._document, rows.order_by("pk"))


def register(source: RecordSource, model: type) -> None:
    registry.register(source)
    follow = partial(_follow, source.kind)
    for signal in (post_save, post_delete):
        signal.connect(follow, sender=model, weak=False, dispatch_uid=f"search.{source.kind}")


def index_after_commit(kind: str, ids: Collection[int]) -> None:
    transaction.on_commit(partial(engine.index, kind, list(ids)))


def _follow(kind: str, instance: Any, **kwargs: Any) -> None:
    index_after_commit(kind, [instance.pk])
