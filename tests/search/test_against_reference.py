"""Totals, pages and counts equal those of a search done document by document."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from search import engine
from search.request import Near, SearchRequest
from tests.benchmarks.generate import ENGLISH, FACETS, FRENCH, documents
from tests.search.making import HAMILTON, IQALUIT, OTTAWA, TORONTO, FakeSource
from tests.search.reference import Reference

PLACES = (
    (*TORONTO, ("CA", "ON", "ON-3595", "6167865")),
    (*HAMILTON, ("CA", "ON")),
    (*OTTAWA, ("CA", "ON", "ON-3551", "6094817")),
    (*IQALUIT, ("CA", "NU")),
    (45.5019, -73.5674, ("CA", "QC", "QC-2406", "6077243")),
)
WORDS = [*ENGLISH[:12], *FRENCH[:12], "familles", "family", "counsellors", "l’école", "conseils"]


@pytest.fixture(scope="module")
def thousand() -> list:
    return list(documents(1_000, seed=7))


def random_near(chance: random.Random) -> Near | None:
    if chance.random() < 0.4:
        return None
    *place, areas = chance.choice(PLACES)
    return Near(*place, chance.choice((0, 10, 50, 250, 2_500, 1e9)), areas)


def random_request(chance: random.Random) -> SearchRequest:
    facets = {
        facet: frozenset(
            chance.choices((*FACETS[facet], "nobody-has-this"), k=chance.randint(1, 3))
        )
        for facet in chance.sample(list(FACETS), chance.choice((0, 0, 1, 2)))
    }
    text = " ".join(chance.sample(WORDS, chance.choice((0, 0, 1, 2))))
    return SearchRequest(
        text=text,
        language=chance.choice(("en", "fr")),
        near=random_near(chance),
        facets=facets,
        exclude=chance.choice(({}, {"state": frozenset({"found"})})),
        visibilities=frozenset(chance.choice((["public"], ["public", "practitioner"], []))),
        age=chance.choice((None, None, 14, 70)),
        open_at=chance.choice(
            (
                None,
                datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
                + timedelta(minutes=chance.randint(0, 10_080)),
            )
        ),
        closed=frozenset(chance.sample(range(1, 1_001), 40)),
        opened=frozenset(chance.sample(range(1, 1_001), 5)),
        count_facets=tuple(FACETS),
        counted_without={one: frozenset({other}) for one, other in [chance.sample([*FACETS], 2)]},
        sort="name" if chance.random() < 0.2 else "distance" if text else "best",
        offset=chance.choice((0, 0, 20, 5_000)),
    )


@pytest.mark.django_db
def test_search_equals_the_reference(source: FakeSource, thousand: list) -> None:
    source.hold(*thousand)
    engine.rebuild("service")
    reference = Reference(thousand)
    chance = random.Random(3)
    seen_some = 0
    for _ in range(200):
        request = random_request(chance)
        results, expected = engine.search(request), reference.answer(request)
        if results.relaxed or (request.text and not expected.total):
            continue  # words no document holds are another test's matter
        assert results.total == expected.total, request
        assert results.remote_total == expected.remote, request
        assert {f: dict(c) for f, c in results.counts.items()} == expected.counts, request
        if not request.text or request.near or request.sort == "name":
            assert [hit.object_id for hit in results.hits] == expected.order, request
        seen_some += bool(expected.total)
    assert seen_some > 60


@pytest.mark.django_db
def test_paging_has_no_gaps_and_no_repeats(source: FakeSource, thousand: list) -> None:
    source.hold(*thousand)
    engine.rebuild("service")
    for request in (
        {"text": "families"},
        {"near": Near(*TORONTO, 250, ("CA", "ON"))},
        {"sort": "name", "language": "fr"},
        {},
    ):
        total = engine.search(SearchRequest(**request)).total
        seen: list[int] = []
        for offset in range(0, total + 20, 20):
            page = engine.search(SearchRequest(**request, offset=offset))
            seen += [hit.object_id for hit in page.hits]
        assert len(seen) == total
        assert len(set(seen)) == total
