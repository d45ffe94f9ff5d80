"""The site answers, and completely, while its index on Elasticsearch is built anew."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import connection

from search import engine
from search.elastic import writing
from search.models import SearchWaiting
from tests.elasticsearch.asking import on_elasticsearch
from tests.search.making import doc

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.xdist_group("elasticsearch"),
]
MOST = 500
LISTINGS = 300


class Visitor(threading.Thread):
    """Asks Elasticsearch without a pause; keeps every answer, and every failure."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[frozenset[int]] = []
        self.failures: list[Exception] = []
        self.over = threading.Event()

    def run(self) -> None:
        try:
            while not self.over.is_set():
                try:
                    self.answers.append(frozenset(on_elasticsearch(text="youth", limit=MOST)))
                except Exception as error:  # whatever a person would see as an error
                    self.failures.append(error)
        finally:
            connection.close()


@pytest.fixture
def small_batches(monkeypatch) -> None:
    monkeypatch.setattr(writing, "BATCH", 20)
    monkeypatch.setattr(writing, "BATCHES_BETWEEN_NOTES", 1)


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    asking = Visitor()
    yield asking
    asking.over.set()
    asking.join()


def test_who_searches_during_a_rebuild_always_gets_the_whole_answer(
    own_database, source, small_batches, visitor
) -> None:
    source.hold(*(doc(n, f"Youth centre {n}") for n in range(1, LISTINGS + 1)))
    engine.rebuild("service")
    visitor.start()
    call_command("rebuild_search", kind="service", verbosity=0)
    visitor.over.set()
    visitor.join()
    assert visitor.failures == []
    assert len(visitor.answers) > 1
    assert set(visitor.answers) == {frozenset(range(1, LISTINGS + 1))}


def test_a_change_during_a_rebuild_is_in_both_indexes(own_database, source, small_batches) -> None:
    source.hold(*(doc(n, "Youth centre") for n in range(1, 101)))
    engine.rebuild("service")
    done: list[int] = []

    def change(number: int) -> None:
        """A record of the past batches, one of those to come, a new one, one that goes."""
        done.append(number)
        if len(done) == 4:  # one batch for the embedded index, and three of five for the new one
            source.hold(doc(1, "Legal help"), doc(99, "Legal help"), doc(200, "Youth shelter"))
            del source.held[50]
            engine.index("service", [1, 50, 99, 200])

    engine.rebuild("service", change)
    assert not SearchWaiting.objects.exists()
    assert sorted(on_elasticsearch(text="legal")) == [1, 99]
    everything = set(range(1, 101)) - {50} | {200}
    assert set(on_elasticsearch(limit=MOST)) == everything
    call_command("check_search", kind="service")


def test_a_rebuild_that_was_cut_off_goes_on_in_the_index_it_had_come_to(
    own_database, source, small_batches
) -> None:
    source.hold(*(doc(n, "Youth centre") for n in range(1, 101)))
    done: list[int] = []

    def stop(number: int) -> None:
        """After the whole embedded index and two of five batches for the other."""
        done.append(number)
        if len(done) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild("service", stop)
    done.clear()
    engine.rebuild("service", done.append)
    assert done == [100, 40, 20, 20, 20]
    assert set(on_elasticsearch(limit=MOST)) == set(range(1, 101))
