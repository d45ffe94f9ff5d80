"""What Elasticsearch never takes holds up nothing else; its older state is not found there."""

from __future__ import annotations

import math
import time

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from search import engine
from search.backends.resilient import ResilientBackend
from search.elastic import health
from search.models import SearchRefused, SearchWaiting
from tests.elasticsearch.asking import on_elasticsearch
from tests.search.making import doc

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("elasticsearch"),
]
TOO_LONG = "x" * 40_000  # for one token there
NO_PLACE = (math.nan, math.nan)


@pytest.mark.parametrize("parts", [{"areas": [TOO_LONG]}, {"at": [NO_PLACE]}, {"at": [(95, 0)]}])
def test_a_refused_record_is_set_aside_and_its_older_state_is_gone(source, capsys, parts) -> None:
    source.hold(doc(1, "Quietwater"), doc(2, "Youth"))
    engine.rebuild("service")
    source.hold(doc(1, "Quietwater", visibility="practitioner", **parts), doc(2, "Housing"))
    engine.index("service", [1, 2])
    assert not SearchWaiting.objects.exists()
    assert on_elasticsearch() == on_elasticsearch(text="housing") == [2]
    both = frozenset({"public", "practitioner"})
    assert on_elasticsearch(visibilities=both) == [2]
    assert any("refuses and can’t find: 1" in line for line in engine.trouble())
    with pytest.raises(CommandError, match="1 records differ"):
        call_command("check_search")
    assert "Elasticsearch refuses service 1: " in capsys.readouterr().out

    source.hold(doc(1, "Quietwater"))
    engine.index("service", [1])
    assert on_elasticsearch() == [1, 2]
    assert not SearchRefused.objects.exists()
    assert engine.trouble() == []


def test_a_rebuild_sets_aside_what_is_refused(source) -> None:
    source.hold(doc(1, "Quietwater", areas=[TOO_LONG]), doc(2, "Youth"))
    engine.rebuild("service")
    assert on_elasticsearch() == [2]
    assert [refused.object_id for refused in SearchRefused.objects.all()] == [1]
    source.hold(doc(1, "Quietwater"))
    engine.rebuild("service")
    assert on_elasticsearch() == [1, 2]
    assert not SearchRefused.objects.exists()


def test_the_first_screen_does_not_wait_for_a_server_that_hangs(source, secure_node) -> None:
    source.hold(doc(1, "Youth"))
    engine.rebuild("service")
    engine._backend = ResilientBackend()
    assert engine.trouble() == []
    secure_node.hang()
    try:
        waited = []
        for _time in range(3):
            started = time.monotonic()
            assert "does not answer" in engine.trouble()[0]
            waited.append(time.monotonic() - started)
    finally:
        secure_node.go_on()
    assert waited[0] < 2 * health.SECONDS
    assert max(waited[1:]) < 0.1
