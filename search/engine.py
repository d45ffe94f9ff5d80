"""The one door to search. Callers write `from search import engine`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from search import builds, marks, registry
from search.backends import changes
from search.backends.database import DatabaseBackend
from search.models import SearchStored

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager

    from search.backends.base import SearchBackend
    from search.request import SearchRequest
    from search.results import MapData, SearchResults


def _chosen() -> SearchBackend:
    if not settings.ELASTICSEARCH_URL:
        return DatabaseBackend()
    from search.backends.resilient import ResilientBackend  # noqa: PLC0415

    return ResilientBackend()


_backend: SearchBackend = _chosen()


def one_state() -> AbstractContextManager[None]:
    """For several questions about the same state of the index; write nothing meanwhile."""
    return _backend.one_state()


def search(request: SearchRequest) -> SearchResults:
    return _backend.search(request)


def totals(requests: Sequence[SearchRequest]) -> list[int]:
    """How many records each request finds, and nothing else of them."""
    return _backend.totals(requests)


def ids(request: SearchRequest, *, strict: bool = False) -> list[int]:
    """Every record a request finds, in no order; `limit` and `offset` don't matter. `strict`: only
    those that hold every word."""
    return _backend.ids(request, strict=strict)


def map_data(request: SearchRequest, zoom: int, max_points: int = 5_000) -> MapData:
    return _backend.map_data(request, zoom, max_points)


def stored(kind: str, ids: Collection[int], language: str) -> dict[int, str]:
    """What the source stored with each record (`Document.stored`), by id; none for the unknown."""
    return _backend.stored(kind, ids, language)


def index(kind: str, ids: Collection[int]) -> None:
    """Re-index records, or remove those no longer to be found; in the caller's transaction."""
    _backend.index(kind, ids)


def rebuild(kind: str | None = None, progress: Callable[[int], object] | None = None) -> int:
    """Index every record of one kind or of all; how many there are. Goes on where a run was cut
    off, unless `start_over` was called."""
    kinds = registry.kinds() if kind is None else (kind,)
    return sum(_backend.rebuild(each, progress) for each in kinds)


def start_over(kinds: Collection[str]) -> None:
    """The next rebuild of these begins with the first record."""
    builds.forget(kinds)


def copies() -> int:
    """How many indexes a rebuild goes through."""
    return 2 if settings.ELASTICSEARCH_URL else 1


def unbuilt() -> list[str]:
    """Kinds of which nothing is stored to be shown, new with an upgrade or emptied by one; those
    whose rebuild was cut off; and those for which Elasticsearch has no index that may be asked."""
    built = set(SearchStored.objects.values_list("kind", flat=True).distinct())
    if settings.ELASTICSEARCH_URL:
        built &= marks.current(registry.kinds()).keys()
    built -= builds.unfinished()
    return [kind for kind in registry.kinds() if kind not in built]


def trouble() -> list[str]:
    """What staff should know of the engine; nothing when all is well."""
    return _backend.trouble()


def stamp() -> int:
    """Changes whenever anything indexed does: a key for whatever is cached from results."""
    return changes.newest()


def recent_stamp() -> int:
    """The same without a question each time: what another process writes shows a second later."""
    return changes.recent()
