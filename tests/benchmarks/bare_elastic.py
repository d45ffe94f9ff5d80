"""F2 on Elasticsearch: the very query of a search, sent and read by the client and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search import registry
from search.backends.database import words_of
from search.elastic import backend, client, indices, words, writing
from search.models import SearchWaiting

if TYPE_CHECKING:
    from search.request import SearchRequest


def build() -> None:
    """A new index of all listings; nothing waits, so that Elasticsearch is the one to answer."""
    SearchWaiting.objects.all().delete()
    writing.build(registry.source_of("service"), None)


class Raw:
    def __init__(self) -> None:
        self._server = client.writing()
        self._index = indices.alias("service")

    def body(self, request: SearchRequest) -> dict[str, Any]:
        return backend.page(request, words.every(words_of(request)))

    def __call__(self, body: dict[str, Any]) -> object:
        return self._server.search(
            index=self._index,
            query=body["query"],
            size=body["size"],
            sort=body["sort"],
            source=body["_source"],
            aggs=body["aggs"],
            track_total_hits=True,
            post_filter=body.get("post_filter"),
        )
