"""The judged searches get the same answers from Elasticsearch as from the embedded engine."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command

from directory.finder.relevance import judge
from search import engine
from search.backends.database import DatabaseBackend
from search.elastic import client
from tests.search.only_elastic import OnlyElastic

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db,
    pytest.mark.xdist_group("elasticsearch"),
]


def test_both_engines_answer_the_judged_searches_alike(demo_site, secure_site, monkeypatch) -> None:
    monkeypatch.setattr(engine, "_backend", DatabaseBackend())
    embedded = judge()
    monkeypatch.setattr(engine, "_backend", OnlyElastic())
    monkeypatch.setattr(client, "SECONDS_TO_ASK", 10)
    engine.rebuild()
    assert engine.trouble() == []
    assert judge() == embedded
    out = StringIO()
    call_command("search_relevance", stdout=out)
    assert out.getvalue().splitlines()[1].split()[:2] == ["Elasticsearch", "en"]


def test_figures_of_an_engine_that_did_not_answer_are_not_shown_as_its_own(
    demo_site, secure_site, monkeypatch
) -> None:
    monkeypatch.setattr(engine, "_backend", OnlyElastic())
    out = StringIO()
    call_command("search_relevance", stdout=out)
    assert out.getvalue().splitlines()[1].split()[:2] == ["embedded", "en"]
