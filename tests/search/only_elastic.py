"""The backend of a site with Elasticsearch, without its safety net: a failure is a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search import registry
from search.backends.resilient import ResilientBackend
from search.elastic import client, indices, outbox, writing

if TYPE_CHECKING:
    from collections.abc import Collection

PLENTY = 60.0


class OnlyElastic(ResilientBackend):
    """Tests run in a transaction that never commits, so what waits is sent before each answer."""

    def _answer(self, ask: Any) -> Any:
        outbox.deliver(PLENTY)
        try:
            return ask(self.elastic)
        except client.NotForElasticError:
            return ask(self.embedded)

    def index(self, kind: str, ids: Collection[int]) -> None:
        if indices.in_service(kind) is None:
            writing.build(registry.source_of(kind), None)
        super().index(kind, ids)
