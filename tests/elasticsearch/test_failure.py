"""Elasticsearch is lost in the middle: the site answers, keeps every change, and catches up."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from search import engine
from search.backends import resilient
from search.elastic import client, holding, indices
from search.models import SearchWaiting
from search.wagtail_hooks import add_trouble
from tests.elasticsearch.asking import on_elasticsearch
from tests.search.making import TORONTO, doc, found, near

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("elasticsearch"),
]


def change(source, *documents) -> None:
    source.hold(*documents)
    engine.index("service", [document.object_id for document in documents])


class CutOffError(Exception):
    """The machine that rebuilds goes down."""


def cut_off_after(batches: int) -> Callable[[int], None]:
    turns = iter(range(1, batches + 1))

    def progress(_number: int) -> None:
        if next(turns) == batches:
            raise CutOffError

    return progress


def wait_until_it_is_asked_again() -> None:
    time.sleep(resilient.SECONDS_LEFT_ALONE)


def test_over_tls_with_a_user_and_with_nobody_or_a_wrong_key_not_at_all(source, settings) -> None:
    change(source, doc(1, "Youth centre", at=[TORONTO]))
    engine.rebuild("service")
    assert on_elasticsearch(text="youth", near=near(TORONTO)) == [1]
    for name, value in (("API_KEY", "bm9ib2R5Ondyb25n"), ("PASSWORD", "wrong"), ("USER", "")):
        setattr(settings, f"ELASTICSEARCH_{name}", value)
        with pytest.raises(client.UnavailableError):
            on_elasticsearch(text="youth")
        settings.ELASTICSEARCH_API_KEY = ""
    assert found("youth") == [1]


def test_another_certificate_is_not_trusted(source, settings) -> None:
    engine.rebuild("service")
    settings.ELASTICSEARCH_CA_FILE = ""
    with pytest.raises(client.UnavailableError):
        on_elasticsearch(text="youth")


def test_the_failure_drill(source, secure_node, caplog) -> None:
    source.hold(*(doc(n, f"Youth centre {n}") for n in range(1, 31)))
    engine.rebuild("service")
    assert on_elasticsearch(text="youth", limit=100) == found("youth", limit=100)

    secure_node.stop()
    started = time.monotonic()
    assert len(found("youth secretword", limit=100)) == 30
    assert time.monotonic() - started < 1
    assert "Elasticsearch failed" in caplog.text
    assert "secretword" not in caplog.text

    change(source, doc(31, "Youth shelter"), doc(2, "Legal help"))
    del source.held[3]
    engine.index("service", [3])
    assert found("shelter") == [31]
    assert found("legal") == [2]
    assert SearchWaiting.objects.count() == 3

    secure_node.start()
    wait_until_it_is_asked_again()
    found("youth")  # somebody's search, by which the site notices
    assert not SearchWaiting.objects.exists()
    assert on_elasticsearch(text="youth", limit=100) == found("youth", limit=100)
    assert set(on_elasticsearch(limit=100)) == set(range(1, 32)) - {3}
    call_command("check_search")


def test_staff_are_told_on_their_first_screen(source) -> None:
    source.hold(doc(1, "Youth"))
    assert any("rebuild_search" in line for line in engine.trouble())
    engine.rebuild("service")
    assert engine.trouble() == []
    engine._backend.breaker.trip(client.UnavailableError("a drill"))
    engine.index("service", [1])
    panels: list = []
    add_trouble(None, panels)
    assert "has them: 1" in panels[0].render_html()


def test_what_waits_is_never_answered_without(source) -> None:
    """A record that was hidden a moment ago is not found by the index that still shows it."""
    source.hold(doc(1, "Quietwater"))
    engine.rebuild("service")
    source.hold(doc(1, "Quietwater", visibility="staff"))
    engine._backend.breaker.trip(client.UnavailableError("a drill"))
    engine.index("service", [1])
    with pytest.raises(client.NotForElasticError):
        on_elasticsearch(text="quietwater")
    assert found("quietwater") == []
    call_command("send_search_updates")
    assert on_elasticsearch(text="quietwater") == []


def test_a_change_that_is_rolled_back_is_not_sent(source) -> None:
    from django.db import transaction

    source.hold(doc(1, "Youth centre"))
    engine.rebuild("service")
    with transaction.atomic():
        change(source, doc(1, "Legal help"))
        assert found("legal") == [1]
        transaction.set_rollback(True)
    assert not SearchWaiting.objects.exists()
    assert on_elasticsearch(text="legal") == []


def test_a_rebuild_that_was_cut_off_goes_on_and_the_old_index_serves_meanwhile(
    source, monkeypatch
) -> None:
    from search.elastic import writing

    monkeypatch.setattr(writing, "BATCH", 10)
    monkeypatch.setattr(writing, "BATCHES_BETWEEN_NOTES", 1)
    source.hold(*(doc(n, "Youth") for n in range(1, 51)))
    writing.build(source, None)
    first = indices.in_service("service")
    source.hold(doc(51, "Youth"))

    with pytest.raises(CutOffError):
        writing.build(source, cut_off_after(3))
    assert indices.in_service("service") == first
    assert len(on_elasticsearch(limit=100)) == 50
    change(source, doc(7, "Legal help"))  # reaches both
    progress: list[int] = []
    writing.build(source, progress.append)
    assert progress[0] == 30
    assert sum(progress) == 51
    assert len(on_elasticsearch(limit=100)) == 51
    assert on_elasticsearch(text="legal") == [7]
    assert indices.to_write("service") == [indices.in_service("service")]


def test_drift_is_found_and_repaired(source, capsys) -> None:
    source.hold(doc(1, "Youth"), doc(2, "Legal"), doc(3, "Housing"))
    engine.rebuild("service")
    source.hold(doc(1, "Youth centre"), doc(4, "Exit"))
    del source.held[3]
    with pytest.raises(CommandError, match="3 records differ"):
        call_command("check_search", kind="service")
    said = capsys.readouterr().out
    assert "elasticsearch: 3 records, 1 missing, 1 out of date, 1 left over" in said
    call_command("check_search", kind="service", repair=True)
    call_command("check_search", kind="service")
    assert sorted(holding.ids("service")) == [1, 2, 4]
