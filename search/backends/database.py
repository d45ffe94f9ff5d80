"""The embedded backend: full text in the database, everything else in arrays in memory."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from django.db import transaction

from search import analysis, builds, marks, registry
from search.backends import (
    facets,
    filters,
    hits,
    mapping,
    ranking,
    spelling,
    store,
    stored,
    text,
)
from search.backends.arrays import Arrays
from search.backends.kept import Kept, key_of
from search.backends.snapshot import snapshot
from search.backends.text import TextMatch
from search.results import MapData, SearchResults

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from search.backends.facets import Bitmap
    from search.backends.filters import Selection
    from search.request import SearchRequest

KEPT_RESULTS = 64
KEPT_MAPS = 32
KEPT_TEXTS = 2_048  # of a kilobyte
MOST_KEPT = 500  # points or clusters in one map


def words_of(request: SearchRequest) -> text.Words:
    return tuple(analysis.query_words(request.text, request.language))


class DatabaseBackend:
    """One lock around the arrays: a search is far shorter than a request."""

    def __init__(self) -> None:
        self.arrays = Arrays()
        self._results: Kept[SearchResults] = Kept(KEPT_RESULTS)
        self._maps: Kept[MapData] = Kept(KEPT_MAPS)
        self._texts: Kept[str] = Kept(KEPT_TEXTS)
        self._lock = threading.RLock()
        self._in_one_state = False

    def search(self, request: SearchRequest) -> SearchResults:
        with self._current_arrays():
            return self._kept_search(request)

    def totals(self, requests: Sequence[SearchRequest]) -> list[int]:
        with self._current_arrays():
            return [facets.count(self._matched(request)[1].rows) for request in requests]

    def ids(self, request: SearchRequest, *, strict: bool) -> list[int]:
        with self._current_arrays():
            match, selection = self._matched(request, strict=strict)
            if strict and match.relaxed:
                return []
            found: list[int] = self.arrays.object_id[facets.to_rows(selection.rows)].tolist()
            return found

    def map_data(self, request: SearchRequest, zoom: int, max_points: int) -> MapData:
        request = replace(request, limit=0)
        with self._current_arrays():
            return self._kept_map(request, zoom, max_points)

    @contextmanager
    def one_state(self) -> Iterator[None]:
        with self._current_arrays():
            outer, self._in_one_state = self._in_one_state, True
            try:
                yield
            finally:
                self._in_one_state = outer

    @contextmanager
    def _current_arrays(self) -> Iterator[None]:
        """Arrays and database in the same state until the answer is made."""
        with self._lock:
            if self._in_one_state:  # of this thread, which has the lock already
                yield
                return
            with snapshot(), np.errstate(invalid="ignore"):
                self.arrays.refresh()
                try:
                    yield
                finally:
                    self.arrays.postings.forget_rare()

    def _kept_search(self, request: SearchRequest) -> SearchResults:
        key = key_of(request)
        if key is None:
            return self._search(request)
        kept = self._results.get(self.arrays.stamp, key)
        return kept or self._results.put(key, self._search(request))

    def _kept_map(self, request: SearchRequest, zoom: int, max_points: int) -> MapData:
        key = key_of(request)
        if key is None:
            return self._map_data(request, zoom, max_points)
        key = (key, zoom, max_points)
        kept = self._maps.get(self.arrays.stamp, key)
        if kept is None:
            kept = self._map_data(request, zoom, max_points)
            if len(kept.points) + len(kept.clusters) <= MOST_KEPT:
                self._maps.put(key, kept)
        return kept

    def _search(self, request: SearchRequest) -> SearchResults:
        match, selection = self._matched(request)
        page = ranking.page(self.arrays, request, selection, match.scores)
        total, reach = facets.count(selection.rows), selection.reach
        return SearchResults(
            hits=hits.hits(self.arrays, request, reach, page),
            total=total,
            counts=filters.count(self.arrays, selection, request),
            did_you_mean=self._meant(request) if match.missed else "",
            remote_total=total - facets.count(selection.rows & reach.near) if reach else 0,
            relaxed=match.relaxed,
        )

    def _map_data(self, request: SearchRequest, zoom: int, max_points: int) -> MapData:
        rows = self._matched(request)[1].rows
        return mapping.map_data(self.arrays, rows, request.bbox, zoom, max_points)

    def _matched(
        self, request: SearchRequest, *, strict: bool = False
    ) -> tuple[TextMatch, Selection]:
        scope = filters.scope(self.arrays, request)
        match = self._text_match(request, scope, strict=strict)
        return match, filters.select(self.arrays, request, match.rows)

    def _text_match(self, request: SearchRequest, scope: Bitmap, *, strict: bool) -> TextMatch:
        if request.typing:
            words, last = analysis.typed_words(request.text, request.language)
            return text.match_typing(self.arrays, words, last, scope)
        if asked := words_of(request):
            score = ranking.by_score(request)
            free = not strict and analysis.is_sentence(request.text)
            return text.match(self.arrays, asked, scope, score=score, sentence=free)
        return TextMatch(scope)

    def _meant(self, request: SearchRequest) -> str:
        scope = filters.scope(self.arrays, request)

        def holds(tokens: tuple[str, ...]) -> bool:
            return bool((self.arrays.holding(tokens).anywhere & scope).any())

        return spelling.did_you_mean(holds, words_of(request), request.visibilities)

    def stored(self, kind: str, ids: Collection[int], language: str) -> dict[int, str]:
        """Kept where it is one of several questions; for any other, the arrays may be out of date
        or, where Elasticsearch answers, not there at all."""
        with self._lock:
            if self._in_one_state:
                return self._kept_texts(kind, ids, language)
        return stored.read(kind, ids, language)

    def _kept_texts(self, kind: str, ids: Collection[int], language: str) -> dict[int, str]:
        kept = {each: self._texts.get(self.arrays.stamp, (kind, language, each)) for each in ids}
        found = stored.read(kind, [each for each, held in kept.items() if held is None], language)
        for each, held in found.items():
            self._texts.put((kind, language, each), held)
        return found | {each: held for each, held in kept.items() if held is not None}

    def index(self, kind: str, ids: Collection[int]) -> None:
        """An Elasticsearch that the site had, or will have again, is not told of this."""
        with transaction.atomic(savepoint=False):
            marks.drop(kind)
            store.index(registry.source_of(kind), ids)

    def rebuild(self, kind: str, progress: Callable[[int], object] | None = None) -> int:
        marks.drop(kind)
        total = store.rebuild(registry.source_of(kind), progress)
        builds.forget([kind])
        return total

    def trouble(self) -> list[str]:
        return []
