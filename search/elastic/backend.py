"""Searches answered by Elasticsearch alone; `search.backends.resilient` stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search import analysis
from search.backends.database import words_of
from search.backends.filters import counted, left_apart
from search.elastic import client, clusters, counts, filters, hits, ranking, words
from search.elastic.ask import Asker, Body, all_of, counting, total
from search.results import MapData, SearchResults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.elastic.words import Reading
    from search.request import SearchRequest

DEEPEST = 10_000  # how far a page may begin and end, as Elasticsearch counts
MOST_IDS = 10_000
WITHOUT_WORDS = words.Reading()


class ElasticBackend:
    def search(self, request: SearchRequest) -> SearchResults:
        if max(0, request.offset) + max(0, request.limit) > DEEPEST:
            raise client.NotForElasticError
        asker = Asker(request.kinds)
        reading, answer = self._read(asker, request)
        facets = counted(request)
        found = total(answer)
        near = answer["aggregations"]["near"]["doc_count"] if request.near else found
        return SearchResults(
            hits=tuple(hits.hit(request, each) for each in answer["hits"]["hits"]),
            total=found,
            counts=counts.read(facets, answer.get("aggregations", {})),
            did_you_mean=self._meant(asker, request) if reading.missed else "",
            remote_total=found - near,
            relaxed=reading.relaxed,
        )

    def _read(self, asker: Asker, request: SearchRequest) -> tuple[Reading, Body]:
        """One call when every word is found, as it mostly is."""
        asked = words_of(request)
        if request.typing or not asked:
            reading = words.typing(request) if request.typing else WITHOUT_WORDS
            return reading, asker.one(page(request, reading))
        scope, reading = filters.scope(request), words.every(asked)
        if analysis.is_sentence(request.text):
            reading = words.read(asker, asked, scope, sentence=True)
            return reading, asker.one(page(request, reading))
        known, answer = asker.many([words.probe_every(asked, scope), page(request, reading)])
        if not total(known):
            reading = words.read_freely(asker, asked, scope)
            answer = asker.one(page(request, reading))
        return reading, answer

    @staticmethod
    def _meant(asker: Asker, request: SearchRequest) -> str:
        scope = filters.scope(request)
        return words.meant(asker, words_of(request), request.visibilities, scope)

    @staticmethod
    def _reading(asker: Asker, request: SearchRequest, *, strict: bool = False) -> Reading:
        if request.typing:
            return words.typing(request)
        asked = words_of(request)
        if not asked:
            return WITHOUT_WORDS
        free = not strict and analysis.is_sentence(request.text)
        return words.read(asker, asked, filters.scope(request), sentence=free)

    def totals(self, requests: Sequence[SearchRequest]) -> list[int]:
        if not requests:
            return []
        asker = Asker(_kinds(requests))
        bodies = [counting(_everything(r, self._reading(asker, r))) for r in requests]
        return [total(answer) for answer in asker.many(bodies)]

    def ids(self, request: SearchRequest, *, strict: bool) -> list[int]:
        asker = Asker(request.kinds)
        reading = self._reading(asker, request, strict=strict)
        if strict and reading.relaxed:
            return []
        body: dict[str, Any] = {
            "query": all_of(_everything(request, reading)),
            "size": MOST_IDS,
            "sort": [{"object_id": "asc"}, {"kind": "asc"}],
            "_source": False,
            "track_total_hits": False,
        }
        found: list[int] = []
        while page := asker.one(body)["hits"]["hits"]:
            found += [each["sort"][0] for each in page]
            body["search_after"] = page[-1]["sort"]
            if len(page) < MOST_IDS:
                break
        return found

    def map_data(self, request: SearchRequest, zoom: int, max_points: int) -> MapData:
        asker = Asker(request.kinds)
        wanted = _everything(request, self._reading(asker, request))
        seen = asker.one(clusters.overview(wanted, request.bbox))
        aggregations = seen["aggregations"]
        few = aggregations["places"]["inside"]["doc_count"] <= min(max_points, DEEPEST)
        points: tuple[Any, ...] = ()
        cells: tuple[Any, ...] = ()
        if few and max_points:
            asked = clusters.points(wanted, request.bbox, max_points)
            points = clusters.read_points(asker.one(asked), request.bbox)
        elif not few:
            cells = clusters.read_grid(asker.one(clusters.grid(wanted, request.bbox, zoom)))
        unplaced = total(seen) - aggregations["placed"]["doc_count"]
        return MapData(points, cells, total(seen), unplaced)


def _kinds(requests: Sequence[SearchRequest]) -> list[str]:
    return sorted({kind for request in requests for kind in request.kinds})


def _everything(request: SearchRequest, reading: Reading) -> list[Body]:
    """All the conditions there are."""
    return [
        *filters.scope(request),
        *reading.filters,
        *filters.others(request),
        *filters.chosen(request).values(),
    ]


def page(request: SearchRequest, reading: Reading) -> Body:
    """Choices whose facets are counted narrow what is shown; the others narrow all."""
    facets, chosen = counted(request), filters.chosen(request)
    left = left_apart(request)
    of_counts = set().union(*left.values())
    apart = {facet: held for facet, held in chosen.items() if facet in of_counts}
    kept = [held for facet, held in chosen.items() if facet not in of_counts]
    wanted = filters.scope(request) + reading.filters + filters.others(request) + kept
    aggregations = counts.aggregations(facets, apart, left)
    if request.near is not None:
        near = filters.within(request.near)
        aggregations["near"] = {"filter": all_of([near, *apart.values()])}
    body: Body = {
        "query": {"bool": {"filter": wanted, "should": ranking.scored(request, reading)}},
        "from": max(0, request.offset),
        "size": max(0, request.limit),
        "sort": ranking.order(request, reading),
        "track_scores": True,
        "track_total_hits": True,
        "_source": hits.fields(request),
        "aggs": aggregations,
    }
    if apart:
        body["post_filter"] = all_of(list(apart.values()))
    return body
