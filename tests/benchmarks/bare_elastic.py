"""F2 on Elasticsearch: the very query of a search, sent and read by the client and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.backends.database import words_of
from search.elastic import backend, client, indices, words, writing
from search.elastic import clusters as grids
from search.models import SearchWaiting
from search.request import SearchRequest
from tests.benchmarks import repeated

if TYPE_CHECKING:
    from collections.abc import Callable

    from search.results import MapData

Body = dict[str, Any]
View = tuple[int, tuple[float, float, float, float] | None]
VIEWS: list[View] = [
    (3, None),
    (5, (-80, 42, -70, 48)),
    (7, (-80.5, 43, -78.5, 44.5)),
    (8, (-74.5, 45, -73, 46)),
]
MOST_POINTS = 400


def build(progress: Callable[[int], object] | None = None) -> None:
    """A new index of all listings; nothing waits, so that Elasticsearch is the one to answer."""
    SearchWaiting.objects.all().delete()
    writing.build(repeated.as_indexed("service"), progress)


def views() -> list[View]:
    return VIEWS * 5


def clusters(view: View) -> MapData:
    zoom, box = view
    return backend.ElasticBackend().map_data(SearchRequest(bbox=box), zoom, MOST_POINTS)


def grid(view: View) -> Body:
    zoom, box = view
    return grids.grid(backend._everything(SearchRequest(bbox=box), words.Reading()), box, zoom)


class Raw:
    def __init__(self) -> None:
        self._server = client.writing()
        self._index = indices.alias("service")

    def body(self, request: SearchRequest) -> Body:
        reading = words.every(words_of(request)) if request.text else words.Reading()
        return backend.page(request, reading)

    def clusters(self, body: Body) -> object:
        return self._server.search(index=self._index, **body)

    def __call__(self, body: Body) -> object:
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
