"""Several people save at once, and somebody searches between: nothing is missed, nothing mixed."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from search import builds, engine
from search.backends import changes, store
from search.backends.arrays import Arrays
from search.backends.database import DatabaseBackend
from search.models import SearchBuild, SearchDocument
from search.request import SearchRequest
from tests.search.making import doc, found

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.parametrize("engine_kind", ["embedded"], indirect=True)

A_WHILE = 0.5  # seconds, in which a writer who need not wait is done


def elsewhere(work: Callable[[], object]) -> None:
    """In a thread with a connection of its own."""
    try:
        work()
    finally:
        connection.close()


def test_a_change_that_is_committed_late_is_not_missed(own_database, source, monkeypatch) -> None:
    """Were the second writer not to wait, its stamp would hide the first one's from readers."""
    counting = itertools.count(1)
    monkeypatch.setattr(changes.secrets, "randbits", lambda bits: next(counting))
    ways = {"phone": {"facets": {"mode": ["phone"]}}, "video": {"facets": {"mode": ["video"]}}}
    source.hold(doc(1, **ways["phone"]), doc(2, **ways["video"]))
    engine.rebuild("service")
    source.hold(doc(1, **ways["video"]), doc(2, **ways["phone"]))
    reader = DatabaseBackend()
    second = threading.Thread(target=elsewhere, args=(lambda: engine.index("service", [2]),))
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            engine.index("service", [1])
            second.start()
            second.join(A_WHILE)
            pool.submit(elsewhere, lambda: reader.search(SearchRequest())).result()
        second.join()
    for way, number in (("video", 1), ("phone", 2)):
        asked = SearchRequest(facets={"mode": frozenset({way})})
        assert [hit.object_id for hit in reader.search(asked).hits] == [number]


def test_a_record_hidden_during_a_search_is_not_found_by_its_new_words(
    own_database, source, monkeypatch
) -> None:
    """The arrays were read before the change and would call it public; its words come after."""
    source.hold(doc(1, "Youth centre"))
    engine.rebuild("service")
    assert found("youth") == [1]
    refresh = Arrays.refresh

    def hide() -> None:
        source.hold(doc(1, "Secret address", visibility="staff"))
        engine.index("service", [1])

    def refresh_and_hide(arrays: Arrays) -> None:
        refresh(arrays)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(elsewhere, hide).result()

    with monkeypatch.context() as patch:
        patch.setattr(Arrays, "refresh", refresh_and_hide)
        assert found("secret") == []
    assert (found("secret"), found("youth")) == ([], [])


def test_writers_of_the_same_records_words_and_values_all_succeed(own_database, source) -> None:
    names = ("Quietwater", "Kettle", "Marigold", "Lantern")
    source.hold(*(doc(n, names[n % 4], facets={"new": [names[n % 4]]}) for n in range(1, 41)))
    every = list(range(1, 41))
    reader = DatabaseBackend()

    def save(number: int) -> None:
        engine.index("service", every[number * 5 : number * 5 + 20])
        reader.search(SearchRequest(text="kettle"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: elsewhere(lambda: save(number)), range(5)))
    request = SearchRequest(text="kettle", count_facets=("new",), limit=50)
    answer = reader.search(request)
    assert answer == DatabaseBackend().search(request)
    assert (answer.total, answer.counts["new"]) == (10, {"Kettle": 10})


@pytest.mark.django_db
def test_rows_keep_their_numbers_and_leave_no_gaps(index) -> None:
    """The arrays in memory are as long as the highest number."""
    index(doc(1), doc(2))
    for _ in range(5):
        index(doc(1), doc(2))
    index(doc(3))
    numbers = SearchDocument.objects.order_by("object_id").values_list("pk", flat=True)
    first = numbers[0]
    assert list(numbers) == [first, first + 1, first + 2]


@pytest.mark.django_db
def test_what_is_published_during_a_rebuild_stays(source) -> None:
    source.hold(doc(1, "Youth centre"))

    def publish(_number: int) -> None:
        source.hold(doc(2, "Lantern house"))
        engine.index("service", [2])

    engine.rebuild("service", publish)
    assert found("lantern") == [2]


@pytest.mark.django_db
def test_a_change_between_reading_and_writing_of_a_rebuild_is_not_undone(
    source, monkeypatch
) -> None:
    source.hold(doc(1, "Youth centre"), doc(2, "Lantern house"))
    engine.rebuild("service")
    read = source.documents
    saved: list[int] = []

    def documents(ids: list[int]) -> list:
        old = list(read(ids))
        if not saved:
            saved.append(1)
            source.hold(doc(1, "Youth centre", visibility="staff"))
            del source.held[2]
            engine.index("service", [1, 2])
        return old

    monkeypatch.setattr(source, "documents", documents)
    engine.rebuild("service")
    assert found() == []
    assert saved


@pytest.mark.django_db
def test_a_rebuild_forgets_the_words_of_rows_that_went_untold(index, source) -> None:
    index(doc(1, "Youth centre"), doc(2, "Lantern house"))
    del source.held[2]
    SearchDocument.objects.filter(object_id=2).delete()
    engine.rebuild("service")
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM search_text")
        assert cursor.fetchone() == (1,)


@pytest.fixture
def cut_off(source, monkeypatch) -> list[int]:
    """A rebuild of five records that stopped after two; what the next one reads is in the list."""
    source.hold(*(doc(n, "Youth centre") for n in range(1, 6)))
    monkeypatch.setattr(store, "BATCH", 2)

    def stop(_number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild("service", stop)
    assert found("youth") == [1, 2]
    read: list[int] = []
    documents = source.documents
    monkeypatch.setattr(source, "documents", lambda ids: [read.extend(ids), *documents(ids)][1:])
    return read


@pytest.mark.django_db
def test_a_rebuild_that_was_cut_off_goes_on(cut_off) -> None:
    assert builds.unfinished() == {"service"}
    progress: list[int] = []
    engine.rebuild("service", progress.append)
    assert (cut_off, progress) == ([3, 4, 5], [2, 2, 1])
    assert found("youth") == [1, 2, 3, 4, 5]
    assert builds.unfinished() == set()


@pytest.mark.django_db
def test_a_rebuild_begins_anew_when_told_so_and_the_next_day(cut_off) -> None:
    call_command("rebuild_search", kind="service", anew=True, verbosity=0)
    assert cut_off == [1, 2, 3, 4, 5]
    builds.note("service", 4)
    SearchBuild.objects.update(noted=timezone.now() - timedelta(hours=7))
    engine.rebuild("service")
    assert cut_off == [1, 2, 3, 4, 5] * 2
