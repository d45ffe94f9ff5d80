"""What every search backend must offer; `search.engine` speaks to nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from contextlib import AbstractContextManager

    from search.request import SearchRequest
    from search.results import MapData, SearchResults


class SearchBackend(Protocol):
    def one_state(self) -> AbstractContextManager[None]:
        """Within it, questions cost less and see the same state of the index, where a backend can
        do that. Nothing may be written to the database meanwhile."""

    def search(self, request: SearchRequest) -> SearchResults: ...

    def totals(self, requests: Sequence[SearchRequest]) -> list[int]:
        """How many records each request finds; `limit` and `count_facets` don't matter."""

    def ids(self, request: SearchRequest, *, strict: bool) -> list[int]:
        """Every record a request finds, in no order; `strict`: none where a word had to be given
        up."""

    def map_data(self, request: SearchRequest, zoom: int, max_points: int) -> MapData: ...

    def stored(self, kind: str, ids: Collection[int], language: str) -> dict[int, str]:
        """What was stored with these records, by id."""

    def index(self, kind: str, ids: Collection[int]) -> None:
        """Bring these records up to date; those their source no longer yields are removed."""

    def rebuild(self, kind: str, progress: Callable[[int], object] | None = None) -> int:
        """Index every record of a kind, drop the others, and say how many there are."""

    def trouble(self) -> list[str]:
        """What staff should know, line by line."""
