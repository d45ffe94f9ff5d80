"""The same search done the plainest way, document by document: what the engine must equal."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from search import analysis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.documents import Document
    from search.request import SearchRequest


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = (map(math.radians, place) for place in (one, other))
    half = math.sin((lat2 - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(half))


def tokens(texts: Iterable[str]) -> set[str]:
    return set(analysis.index_tokens(texts).split())


@dataclass
class Answer:
    order: list[int]
    total: int
    remote: int
    counts: dict[str, dict[str, int]]


class Reference:
    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = list(documents)
        self.tokens = {
            d.object_id: tokens([*d.title.values(), *d.body.values()]) for d in self.documents
        }

    def answer(self, request: SearchRequest) -> Answer:
        base = [d for d in self.documents if self._matches_all_but_facets(d, request)]
        hits = [d for d in base if self._facets(d, request, set())]
        counts = {}
        for facet in request.count_facets:
            apart = {facet} | request.counted_without.get(facet, set())
            counts[facet] = self._count(facet, [d for d in base if self._facets(d, request, apart)])
        order = sorted(hits, key=lambda d: self._key(d, request))
        page = order[request.offset : request.offset + request.limit]
        return Answer(
            [d.object_id for d in page],
            len(hits),
            sum(1 for d in hits if request.near and self.away(d, request) > request.near.radius_km),
            counts,
        )

    @staticmethod
    def _count(facet: str, documents: list[Document]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for document in documents:
            for code in document.facets.get(facet, ()):
                counts[code] = counts.get(code, 0) + 1
        return counts

    @staticmethod
    def _facets(document: Document, request: SearchRequest, but: set[str]) -> bool:
        return all(
            document.facets.get(facet, frozenset()) & codes
            for facet, codes in request.facets.items()
            if codes and facet not in but
        )

    def _matches_all_but_facets(self, document: Document, request: SearchRequest) -> bool:
        return (
            document.kind in request.kinds
            and document.visibility in request.visibilities
            and not any(
                document.facets.get(facet, frozenset()) & codes
                for facet, codes in request.exclude.items()
            )
            and (request.age is None or document.ages[0] <= request.age <= document.ages[1])
            and self._open(document, request)
            and self._near(document, request)
            and self._holds_words(document, request)
        )

    @staticmethod
    def _open(document: Document, request: SearchRequest) -> bool:
        if request.open_at is None:
            return True
        local = request.open_at.astimezone(ZoneInfo(document.timezone))
        slot = local.weekday() * 48 + local.hour * 2 + (local.minute >= 30)
        is_open = slot in document.hours and document.object_id not in request.closed
        return is_open or document.object_id in request.opened

    def _holds_words(self, document: Document, request: SearchRequest) -> bool:
        return all(
            self.tokens[document.object_id] & set(analysis.variants(word))
            for word in analysis.query_words(request.text, request.language)
        )

    @staticmethod
    def away(document: Document, request: SearchRequest) -> float:
        assert request.near
        here = (request.near.latitude, request.near.longitude)
        return min((kilometres(here, p[1:]) for p in document.points), default=math.inf)

    def _near(self, document: Document, request: SearchRequest) -> bool:
        if request.near is None:
            return True
        covered = document.areas & set(request.near.area_codes)
        return self.away(document, request) <= request.near.radius_km or bool(covered)

    def _key(self, document: Document, request: SearchRequest) -> tuple[object, ...]:
        """Without text: near ones first, then those that serve the place, the narrowest area first;
        by distance, less what each is lifted or lowered by; then by number."""
        if request.sort == "name":
            first, second = ("fr", "en") if request.language == "fr" else ("en", "fr")
            title = document.title[first] or document.title[second]
            return (analysis.sort_key(title), document.object_id)
        if request.near is None:
            return (-document.boost, document.object_id)
        away = self.away(document, request)
        is_near = away <= request.near.radius_km
        codes = request.near.area_codes
        width = min(
            (len(codes) - i for i, it in enumerate(codes) if it in document.areas), default=0
        )
        far = away if is_near else width
        if request.sort == "best":
            scale = min(max(request.near.radius_km / 4, 1.0), 5_000.0)
            closeness = 1 / (1 + away / scale) if is_near else 1 / (10 + width)
            far = -(closeness + document.boost)
        return (not is_near, far, document.object_id)
