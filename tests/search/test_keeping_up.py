"""What is indexed is found at once, here and in every other process."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from search import engine
from search.backends import arrays as arrays_module
from search.backends import changes, postings
from search.backends.database import DatabaseBackend
from search.models import SearchChange, SearchDocument, SearchWord
from search.request import SearchRequest
from tests.benchmarks.generate import FACETS, documents
from tests.search.making import OTTAWA, TORONTO, doc, found, near

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("engine_kind", ["embedded"], indirect=True),
]

COUNTED = tuple(FACETS)


@pytest.fixture
def other_process() -> DatabaseBackend:
    """A second set of arrays over the same database."""
    return DatabaseBackend()


def ids(backend: DatabaseBackend, **parts: object) -> list[int]:
    return [hit.object_id for hit in backend.search(SearchRequest(**parts)).hits]


def test_a_change_shows_at_once_everywhere(index, other_process) -> None:
    index(doc(1, "Youth centre", at=[TORONTO], facets={"mode": ["phone"]}, areas=["ON"]))
    assert ids(other_process, text="youth") == found("youth") == [1]
    index(doc(1, "Legal help", at=[OTTAWA], facets={"mode": ["video"]}, areas=["QC"]))
    for look in (found, lambda **parts: ids(other_process, **parts)):
        assert look(text="youth") == []
        assert look(text="legal") == [1]
        assert look(facets={"mode": frozenset({"phone"})}) == []
        assert look(facets={"mode": frozenset({"video"})}) == [1]
        assert look(near=near(TORONTO, 50, "ON")) == []
        assert look(near=near(OTTAWA)) == [1]
        assert look(near=near(TORONTO, 50, "QC")) == [1]


def test_a_record_its_source_drops_is_gone_at_once_everywhere(index, source, other_process) -> None:
    index(doc(1, "Youth centre", at=[TORONTO], areas=["ON"], hours=frozenset({1})), doc(2, "Youth"))
    assert ids(other_process) == [1, 2]
    del source.held[1]
    engine.index("service", [1])
    for backend in (other_process, engine._backend):
        assert ids(backend, text="youth") == ids(backend) == [2]
        assert ids(backend, near=near(TORONTO, 50, "ON")) == []
        assert backend.map_data(SearchRequest(), 4, 10).points == ()
    assert not SearchDocument.objects.filter(object_id=1).exists()


def test_patched_arrays_equal_loaded_ones(index, source, other_process, monkeypatch) -> None:
    """A process that followed two hundred changes answers as one that has just started."""
    monkeypatch.setattr(postings, "WORTH_KEEPING", 1)
    chance = random.Random(4)
    index(*documents(700, seed=1))
    other_process.search(SearchRequest())
    other = {d.object_id: d for d in documents(900, seed=2)}
    for number in chance.sample(range(1, 901), 200):
        if chance.random() < 0.3:
            source.held.pop(number, None)
        else:
            source.held[number] = other[number]
        engine.index("service", [number])
        if chance.random() < 0.2:
            ids(other_process, text=chance.choice(("counselling", "families youth", "école")))
    fresh = DatabaseBackend()
    requests = [
        {"text": text, "near": place, "facets": facets, "open_at": open_at, "count_facets": COUNTED}
        for text in ("", "counselling", "familles", "youth school")
        for place in (None, near(TORONTO, 300, "ON", "CA"))
        for facets in ({}, {"level": frozenset({"tertiary"})})
        for open_at in (None, datetime(2026, 3, 2, 18, 15, tzinfo=UTC))
    ]
    for request in requests:
        assert other_process.search(SearchRequest(**request)) == fresh.search(
            SearchRequest(**request)
        )
    assert other_process.map_data(SearchRequest(), 6, 0) == fresh.map_data(SearchRequest(), 6, 0)


def test_common_words_that_are_kept_follow_changes(index, source) -> None:
    def total(text: str) -> int:
        return engine.search(SearchRequest(text=text)).total

    index(*(doc(n, "Youth centre", body="housing") for n in range(1, 601)))
    assert (total("youth"), total("centre"), total("housing")) == (600, 600, 600)
    index(doc(7, "Legal help", body="for youth"))
    del source.held[8]
    engine.index("service", [8])
    assert (total("youth"), total("centre"), total("housing")) == (599, 598, 598)
    index(doc(8, "Housing"))
    assert total("housing") == 599
    assert found("housing", limit=1) == [8]
    assert found("youth", limit=600)[-1] == 7


def test_a_rollback_is_forgotten(index, source) -> None:
    index(doc(1, "Youth centre"))
    before = engine.stamp()
    with transaction.atomic():
        index(doc(1, "Legal help", facets={"new": ["value"]}), doc(2, "Legal aid"))
        assert found("legal") == [1, 2]
        transaction.set_rollback(True)
    assert engine.stamp() == before
    assert found("legal") == []
    assert found("youth") == found() == [1]
    index(doc(3, "Youth housing", facets={"other": ["value"]}))
    assert found("youth") == [1, 3]
    assert found(facets={"new": frozenset({"value"})}) == []
    assert found(facets={"other": frozenset({"value"})}) == [3]


def test_the_stamp_changes_with_every_change_and_only_then(index) -> None:
    index(doc(1))
    stamps = [engine.stamp()]
    found()
    assert engine.stamp() == stamps[0]
    for _ in range(3):
        index(doc(1))
        stamps.append(engine.stamp())
    assert sorted(set(stamps)) == stamps


def test_a_process_too_far_behind_starts_anew(index, other_process, monkeypatch) -> None:
    monkeypatch.setattr(changes, "KEPT", 5)
    index(doc(1, "Youth"))
    assert ids(other_process) == [1]
    for n in range(2, 30):
        index(doc(n, "Youth"))
    assert SearchChange.objects.count() <= 6
    assert other_process.search(SearchRequest()).total == 29


def test_arrays_grow_with_the_documents(index, other_process, monkeypatch) -> None:
    monkeypatch.setattr(arrays_module, "BLOCK", 64)
    index(doc(1, "Youth"))
    assert ids(other_process, text="youth") == [1]
    index(*(doc(n, "Youth", facets={f"facet-{n}": ["x"]}, at=[TORONTO]) for n in range(2, 400)))
    assert other_process.search(SearchRequest(text="youth")).total == 399
    assert ids(other_process, facets={"facet-399": frozenset({"x"})}) == [399]


def test_kept_answers_do_not_outlive_a_change(index) -> None:
    index(doc(1, "Youth", at=[TORONTO]))
    assert engine.search(SearchRequest()).total == 1
    assert engine.map_data(SearchRequest(), 3).total_services == 1
    index(doc(2, "Youth", at=[TORONTO]))
    assert engine.search(SearchRequest()).total == 2
    assert len(engine.map_data(SearchRequest(), 3).points) == 2


def test_rebuilding_changes_nothing_and_drops_what_is_gone(index, source) -> None:
    index(doc(1, "Youth centre", at=[TORONTO]), doc(2, "Youth housing"))
    before = [engine.search(SearchRequest(text="youth")), SearchDocument.objects.count()]
    assert engine.rebuild("service") == 2
    assert [engine.search(SearchRequest(text="youth")), SearchDocument.objects.count()] == before
    del source.held[2]
    source.hold(doc(3, "Youth mentoring"))
    assert engine.rebuild() == 2
    assert found("youth") == [1, 3]
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM search_text")
        assert cursor.fetchone() == (2,)


def test_rebuilding_drops_words_whose_document_went_behind_its_back(index, source) -> None:
    index(doc(1, "Youth centre"))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_text (rowid, title, body) VALUES (999999, 'youth', '')")
        engine.rebuild()
        cursor.execute("SELECT COUNT(*) FROM search_text")
        assert cursor.fetchone() == (1,)


def test_rebuilding_forgets_words_that_are_gone(index, source) -> None:
    index(doc(1, "Quietwater"), doc(2, "Housing"))
    index(doc(1, "Housing and more"))
    assert SearchWord.objects.filter(word="quietwater").exists()
    engine.rebuild("service")
    assert set(SearchWord.objects.values_list("word", flat=True)) == {"housing", "more"}
    assert engine.search(SearchRequest(text="houzing")).did_you_mean == "housing"
    index(doc(1, "Quietwater"))
    assert engine.search(SearchRequest(text="quietwatter")).did_you_mean == "quietwater"


def test_the_command_rebuilds_and_says_how_many(source, capsys) -> None:
    source.hold(doc(1, "Youth centre"), doc(2, "Youth housing"))
    call_command("rebuild_search", verbosity=0)
    assert "2" in capsys.readouterr().out
    call_command("rebuild_search", kind="service", verbosity=0)
    assert found("youth") == [1, 2]


@pytest.mark.parametrize(
    ("request_", "queries"),
    [
        ({}, 1),
        ({"facets": {"level": frozenset({"tertiary"})}, "near": near(TORONTO, 50, "ON")}, 1),
        ({"text": "counselling", "near": near(TORONTO), "sort": "distance"}, 2),
        ({"text": "counselling"}, 3),
        ({"sort": "name"}, 1),
    ],
)
def test_queries_do_not_grow_with_what_is_found(
    index, request_, queries, django_assert_num_queries
) -> None:
    index(*documents(300))
    found("counselling")  # reads the arrays and the words that mean the same
    found(sort="name")
    for limit in (1, 100):
        with django_assert_num_queries(queries if limit == 1 or request_ else 1):
            engine.search(SearchRequest(**request_, count_facets=COUNTED, limit=limit))
