"""An index that missed a change, or is ahead of the database, is not asked: canaries prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from search import engine, marks
from search.backends.database import DatabaseBackend
from search.backends.resilient import ResilientBackend
from search.elastic import client, indices, outbox, writing
from search.models import SearchMark, SearchWaiting
from search.request import SearchRequest
from tests.elasticsearch.asking import asked, on_elasticsearch
from tests.search.making import TORONTO, doc, found

if TYPE_CHECKING:
    from tests.search.making import FakeSource

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("elasticsearch"),
]


def canary(visibility: str):
    facets = {"type": ["canary"]}
    return doc(1, "Quietwater", at=[TORONTO], facets=facets, visibility=visibility)


def change(source: FakeSource, *documents) -> None:
    source.hold(*documents)
    engine.index("service", [document.object_id for document in documents])


def seen() -> list:
    """Of the canary: hits, total, counts, map, ids, suggestion."""
    results = engine.search(SearchRequest(text="quietwater", count_facets=("type",)))
    data = engine.map_data(SearchRequest(), 5)
    return [
        [hit.object_id for hit in results.hits],
        results.total,
        results.counts["type"].get("canary", 0),
        (data.total_services, len(data.points)),
        engine.ids(SearchRequest(text="quietwater")),
        engine.search(SearchRequest(text="quietwatter")).did_you_mean,
    ]


SHOWN = [[1], 1, 1, (1, 1), [1], "quietwater"]
HIDDEN = [[], 0, 0, (0, 0), [], ""]


@pytest.fixture
def shown(source: FakeSource) -> FakeSource:
    source.hold(canary("public"))
    engine.rebuild("service")
    assert on_elasticsearch(text="quietwater") == [1]
    assert seen() == SHOWN
    return source


def test_what_was_hidden_while_the_site_ran_without_elasticsearch_stays_hidden(
    shown, monkeypatch
) -> None:
    with monkeypatch.context() as off:
        off.setattr(engine, "_backend", DatabaseBackend())
        change(shown, canary("staff"))
    engine._backend = ResilientBackend()
    assert not asked()
    assert seen() == HIDDEN
    assert any("rebuild_search" in line for line in engine.trouble())
    change(shown, doc(2, "Youth"))  # a later change alone makes nothing good
    assert not asked()
    with pytest.raises(CommandError, match="rebuild_search"):
        call_command("check_search")
    call_command("rebuild_search", verbosity=0)
    assert asked()
    assert engine.trouble() == []
    assert seen()[:3] == HIDDEN[:3]
    call_command("check_search")


def test_a_task_that_runs_without_elasticsearch_is_noticed_at_once(shown) -> None:
    shown.hold(canary("staff"))
    DatabaseBackend().index("service", [1])
    assert seen() == HIDDEN


def test_a_database_restored_from_a_copy_does_not_trust_the_newer_index(shown) -> None:
    """Hidden in the copy, made public after it, hidden again by restoring."""
    change(shown, canary("staff"))
    (copy,) = SearchMark.objects.all()
    change(shown, canary("public"), *(doc(n, "Later") for n in range(2, 20)))
    assert on_elasticsearch(text="quietwater") == [1]

    shown.held = {1: canary("staff")}
    DatabaseBackend().rebuild("service")
    copy.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'search_searchwaiting'")
    assert not asked()
    assert seen() == HIDDEN
    change(shown, doc(2, "Youth"))  # its number is lower than what the index holds
    assert not SearchWaiting.objects.exists()
    assert not asked()
    assert seen()[:3] == HIDDEN[:3]


def test_an_index_restored_from_a_copy_is_not_trusted(shown) -> None:
    with transaction.atomic():
        marks.replace("service")
    assert not asked()


def test_changes_sent_out_of_turn_leave_the_index_trusted(shown) -> None:
    """Two processes send what waits; the slower one arrives last with less."""
    engine._backend.breaker.trip(client.UnavailableError("a drill"))
    for n in (2, 3, 4):
        change(shown, doc(n, "Youth"))
    waiting = list(SearchWaiting.objects.order_by("pk"))
    outbox._send(waiting)
    outbox._send(waiting[:2])
    SearchWaiting.objects.all().delete()
    assert asked()
    assert on_elasticsearch(text="youth") == [2, 3, 4]


def test_many_changes_at_once_count_only_when_all_of_them_went(shown) -> None:
    engine._backend.breaker.trip(client.UnavailableError("a drill"))
    change(shown, *(doc(n, "Youth") for n in range(2, 8)))
    rows = list(SearchWaiting.objects.order_by("pk"))
    outbox._send(rows[:4])
    assert not asked()
    outbox._send(rows[4:])
    assert asked()


def test_a_change_that_is_rolled_back_leaves_the_index_trusted(shown) -> None:
    with transaction.atomic():
        change(shown, canary("staff"))
        assert seen() == HIDDEN
        transaction.set_rollback(True)
    assert asked()


def test_a_build_that_missed_a_change_is_not_gone_on_with(shown) -> None:
    half_built = indices.create("service", marks.begin("service"))
    shown.hold(canary("staff"))
    DatabaseBackend().index("service", [1])
    writing.build(shown, None)
    assert indices.in_service("service") != half_built
    assert indices.to_write("service") == [indices.in_service("service")]
    assert asked()
    assert found("quietwater") == []


def test_where_the_rebuild_fails_the_old_index_is_not_asked(shown, monkeypatch) -> None:
    """It may have been started for changes that nobody told of."""
    shown.held = {1: canary("staff")}

    def fails(*_given: object, **_said: object) -> None:
        raise client.UnavailableError("a drill")

    with monkeypatch.context() as broken:
        broken.setattr(writing, "build", fails)
        with pytest.raises(CommandError, match="Run this again"):
            call_command("rebuild_search", verbosity=0)
    assert not asked()
    assert seen() == HIDDEN


def test_a_kind_without_an_index_that_may_be_asked_is_one_still_to_be_built(source) -> None:
    change(source, doc(1, "Quietwater", stored={"en": "Card", "fr": "Fiche"}))
    assert engine.unbuilt() == ["service"]
    engine.rebuild("service")
    assert engine.unbuilt() == []
    marks.drop("service")
    assert engine.unbuilt() == ["service"]
