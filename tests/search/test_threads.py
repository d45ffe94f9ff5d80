"""People search while editors save, in threads of one process."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from search import analysis, engine
from search.backends import changes
from search.backends.database import DatabaseBackend
from search.backends.snapshot import snapshot
from search.models import SearchChange
from search.request import SearchRequest
from tests.benchmarks.generate import documents

SEARCHES = 60


def test_words_are_stemmed_the_same_in_many_threads() -> None:
    words = [
        f"{start}{end}"
        for start in ("famil", "conseil", "prévent")
        for end in ("s", "ly", "ies", "ing", "ion", "ions", "ation", "ations", "ées", "ement")
    ]
    analysis.variants.cache_clear()
    expected = [analysis.variants(word) for word in words]
    for _ in range(5):
        analysis.variants.cache_clear()
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(analysis.variants, words)) == expected


def test_searching_while_saving_answers_every_time(own_database, source) -> None:
    source.hold(*documents(200))
    engine.rebuild("service")
    done = threading.Event()

    def search(number: int) -> int:
        text = ("counselling", "jeunes zzz", "hate exit", "")[number % 4]
        try:
            return engine.search(SearchRequest(text=text)).total
        finally:
            connection.close()

    def save() -> None:
        try:
            while not done.is_set():
                engine.index("service", [1, 2, 3])
        finally:
            connection.close()

    saver = threading.Thread(target=save)
    saver.start()
    try:
        with ThreadPoolExecutor(3) as pool:
            totals = list(pool.map(search, range(SEARCHES)))
    finally:
        done.set()
        saver.join()
    assert [set(totals[n::4]) for n in range(4)] == [{t} for t in totals[:4]]
    assert DatabaseBackend().search(SearchRequest()) == engine.search(SearchRequest())


@pytest.mark.parametrize("engine_kind", ["embedded"], indirect=True)
def test_questions_within_one_state_see_no_change_of_somebody_else(own_database, source) -> None:
    source.hold(*documents(20))
    engine.rebuild("service")

    def add() -> None:
        source.hold(*documents(21))
        engine.index("service", [21])
        connection.close()

    before = engine.totals([SearchRequest()])
    with engine.one_state():
        assert engine.search(SearchRequest()).total == before[0]
        with ThreadPoolExecutor(1) as pool:
            pool.submit(add).result()
        assert engine.totals([SearchRequest()]) == before
        assert engine.search(SearchRequest()).total == before[0]
    assert engine.totals([SearchRequest()]) != before


def test_a_search_sees_one_state_of_the_database(own_database, source) -> None:
    source.hold(*documents(20))
    engine.rebuild("service")

    def save() -> None:
        engine.index("service", [1])
        connection.close()

    before = engine.stamp()
    with snapshot():
        assert engine.stamp() == before
        with ThreadPoolExecutor(1) as pool:
            pool.submit(save).result()
        assert engine.stamp() == before
    assert engine.stamp() > before


def test_what_is_saved_here_shows_at_once_and_elsewhere_within_a_second(
    own_database, source, monkeypatch
) -> None:
    source.hold(*documents(20))
    engine.rebuild("service")
    assert engine.recent_stamp() == engine.stamp()
    engine.index("service", [1])
    assert engine.recent_stamp() == engine.stamp()
    record_elsewhere()
    assert engine.recent_stamp() < engine.stamp()
    monkeypatch.setattr("liaison.core.memo.time.monotonic", lambda: 1e9)
    assert engine.recent_stamp() == engine.stamp()


def test_a_stamp_that_is_rolled_back_is_kept_for_nobody(own_database, source) -> None:
    source.hold(*documents(20))
    engine.rebuild("service")
    before = engine.recent_stamp()
    with transaction.atomic():
        engine.index("service", [1])
        assert engine.recent_stamp() > before
        transaction.set_rollback(True)
    assert engine.recent_stamp() == before


def record_elsewhere() -> None:
    """As another process does, which tells this one nothing."""
    SearchChange.objects.create(stamp=engine.stamp() + (1 << changes.RANDOM_BITS), document=1)
