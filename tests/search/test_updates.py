"""Whatever engine answers: a change, a move, a hiding and a removal show at once."""

from __future__ import annotations

import pytest

from search import engine
from search.request import SearchRequest
from tests.search.making import OTTAWA, TORONTO, doc, found, near

pytestmark = pytest.mark.django_db


def test_a_change_shows_everywhere_it_can_be_found(index) -> None:
    index(doc(1, "Youth centre", at=[TORONTO], facets={"mode": ["phone"]}, areas=["ON"]))
    assert found("youth") == [1]
    index(doc(1, "Legal help", at=[OTTAWA], facets={"mode": ["video"]}, areas=["QC"]))
    assert (found("youth"), found("legal")) == ([], [1])
    assert found(facets={"mode": frozenset({"phone"})}) == []
    assert found(facets={"mode": frozenset({"video"})}) == [1]
    assert found(near=near(TORONTO, 50, "ON")) == []
    assert found(near=near(TORONTO, 50, "QC")) == found(near=near(OTTAWA)) == [1]
    assert [p.point_id for p in engine.map_data(SearchRequest(), 5).points] == [10]


def test_a_removed_record_is_nowhere(index, source) -> None:
    index(doc(1, "Youth centre", at=[TORONTO], facets={"mode": ["phone"]}), doc(2, "Youth"))
    del source.held[1]
    engine.index("service", [1])
    results = engine.search(SearchRequest(text="youth", count_facets=("mode",)))
    assert [hit.object_id for hit in results.hits] == [2]
    assert results.counts == {"mode": {}}
    assert engine.map_data(SearchRequest(), 5).points == ()
    assert engine.ids(SearchRequest()) == [2]


def test_a_rebuild_brings_what_was_missed_and_drops_what_is_gone(index, source) -> None:
    index(doc(1, "Youth"), doc(2, "Youth housing"))
    source.hold(doc(3, "Youth shelter"))
    del source.held[1]
    assert engine.rebuild("service") == 2
    assert sorted(found("youth")) == [2, 3]
    assert engine.totals([SearchRequest(text="shelter"), SearchRequest()]) == [1, 2]
    assert sorted(engine.ids(SearchRequest(text="youth shelter"), strict=True)) == [3]


def test_the_order_of_names_follows_each_change(index, source) -> None:
    index(doc(1, "Birch"), doc(2, "Cedar"))
    assert found(sort="name") == [1, 2]
    index(doc(1, "Willow"))
    assert found(sort="name") == [2, 1]
    index(doc(3, "Alder"), doc(4, "Willow"))
    assert found(sort="name") == [3, 2, 1, 4]
    del source.held[2]
    engine.index("service", [2])
    index(doc(5, "Élan"), doc(6, "Elder"))
    assert found(sort="name") == [3, 5, 6, 1, 4]
    assert found(sort="name", limit=2, offset=2) == [6, 1]
