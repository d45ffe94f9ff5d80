"""Elasticsearch while it answers and knows every change; otherwise the embedded engine.

Both are kept up to date: the embedded index in the caller's transaction, Elasticsearch after it.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import nullcontext
from typing import TYPE_CHECKING, TypeVar

from django.db import connection, transaction

from search import builds, marks, registry
from search.backends import store
from search.backends.database import DatabaseBackend
from search.elastic import client, health, outbox, writing
from search.elastic.backend import ElasticBackend

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager

    from search.request import SearchRequest
    from search.results import MapData, SearchResults

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")
SECONDS_LEFT_ALONE = 5
SECONDS_FOR_CATCHING_UP = 0.2  # of somebody's search, which the embedded engine answers
FEW = 50


class Breaker:
    """After a failure nobody waits for the server again for some seconds."""

    def __init__(self) -> None:
        self._until = 0.0

    @property
    def open(self) -> bool:
        return time.monotonic() < self._until

    def trip(self, error: Exception) -> None:
        self._until = time.monotonic() + SECONDS_LEFT_ALONE
        logger.warning("Elasticsearch failed (%s); the embedded engine answers", error)


class ResilientBackend:
    def __init__(self) -> None:
        self.embedded = DatabaseBackend()
        self.elastic = ElasticBackend()
        self.breaker = Breaker()
        self._catching_up = threading.Lock()

    def one_state(self) -> AbstractContextManager[None]:
        """None: Elasticsearch answers each question by itself."""
        return nullcontext()

    def search(self, request: SearchRequest) -> SearchResults:
        return self._answer(lambda engine: engine.search(request))

    def totals(self, requests: Sequence[SearchRequest]) -> list[int]:
        return self._answer(lambda engine: engine.totals(requests))

    def ids(self, request: SearchRequest, *, strict: bool) -> list[int]:
        return self._answer(lambda engine: engine.ids(request, strict=strict))

    def map_data(self, request: SearchRequest, zoom: int, max_points: int) -> MapData:
        return self._answer(lambda engine: engine.map_data(request, zoom, max_points))

    def _answer(self, ask: Callable[[DatabaseBackend | ElasticBackend], Answer]) -> Answer:
        if self._up_to_date():
            try:
                return ask(self.elastic)
            except client.NotForElasticError:
                pass
            except client.UnavailableError as error:
                self.breaker.trip(error)
        return ask(self.embedded)

    def _up_to_date(self) -> bool:
        """What waits to be sent might be a record that was just hidden: never answer without it."""
        if self.breaker.open:
            return False
        if not outbox.waiting():
            return True
        if not connection.in_atomic_block and self._catching_up.acquire(blocking=False):
            try:
                self._deliver(SECONDS_FOR_CATCHING_UP, FEW)
            finally:
                self._catching_up.release()
        return False

    def _deliver(self, seconds: float, batch: int = outbox.BATCH) -> None:
        if self.breaker.open:
            return
        try:
            outbox.deliver(seconds, batch)
        except client.UnavailableError as error:
            self.breaker.trip(error)

    def stored(self, kind: str, ids: Collection[int], language: str) -> dict[int, str]:
        return self.embedded.stored(kind, ids, language)

    def index(self, kind: str, ids: Collection[int]) -> None:
        with transaction.atomic(savepoint=False):
            outbox.add(kind, ids)
            store.index(registry.source_of(kind), ids)
            transaction.on_commit(lambda: self._deliver(client.SECONDS_TO_SEND), robust=True)

    def rebuild(self, kind: str, progress: Callable[[int], object] | None = None) -> int:
        """The embedded index first. It may take in what nobody told us of, so where Elasticsearch
        can't be built anew, the index it has is not asked any more."""
        source, goes_on = registry.source_of(kind), builds.reached(kind) != builds.NOWHERE
        total = store.rebuild(source, progress)
        try:
            outbox.deliver(client.SECONDS_TO_WRITE)
            writing.build(source, progress, goes_on=goes_on)
            builds.forget([kind])
        except client.UnavailableError as error:
            self.breaker.trip(error)
            marks.drop(kind)
        return total

    def trouble(self) -> list[str]:
        return health.trouble(self.breaker)
