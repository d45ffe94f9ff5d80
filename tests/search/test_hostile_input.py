"""Whatever is typed, the engine answers."""

from __future__ import annotations

import logging
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import engine
from search.request import Near, SearchRequest
from tests.search.making import TORONTO, doc, found, near

pytestmark = pytest.mark.django_db

SYNTAX = st.sampled_from(
    [
        *"AND OR NOT NEAR NEAR( k: title rowid youth l' %s -- é ß 🙂".split(),
        *"()\"'*^:+-{};’\x00\ud800\u202e",
    ]
)
TEXT = st.one_of(st.text(max_size=80), st.lists(SYNTAX, max_size=10).map(" ".join))
ANY_FLOAT = st.floats(allow_nan=True, allow_infinity=True)


@pytest.fixture
def some(index) -> None:
    index(doc(1, "Youth centre", at=[TORONTO], facets={"level": ["primary"]}), doc(2, "Legal help"))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXT, language=st.sampled_from(["en", "fr", "xx", ""]))
def test_any_text(some, text, language) -> None:
    results = engine.search(SearchRequest(text=text, language=language, count_facets=("level",)))
    assert {hit.object_id for hit in results.hits} <= {1, 2}
    assert results.total == len(results.hits)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    latitude=ANY_FLOAT, longitude=ANY_FLOAT, radius=ANY_FLOAT, text=st.sampled_from(["", "youth"])
)
def test_any_place(some, latitude, longitude, radius, text) -> None:
    place = Near(latitude, longitude, radius, ("CA", "", "\x00"))
    for sort in ("best", "distance"):
        engine.search(SearchRequest(text=text, near=place, sort=sort))
    engine.map_data(SearchRequest(near=place, bbox=(latitude, longitude, radius, radius)), zoom=4)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=st.text(max_size=60), body=st.text(max_size=200), code=st.text(max_size=40))
def test_any_document_can_be_indexed_and_found_by_its_own_words(index, title, body, code) -> None:
    clean = [part.encode("utf-8", "ignore").decode() for part in (title, body, code)]
    clean[2] = clean[2].replace("\x00", "")  # PostgreSQL has no record with such a code
    index(doc(1, clean[0], body=clean[1], facets={"type": [clean[2]]}, areas=[clean[2]]))
    facets = {"type": frozenset({clean[2]})}
    assert found(clean[0], facets=facets) == [1]
    if clean[2] and "\n" not in clean[2]:
        assert found(near=near(TORONTO, 1, clean[2])) == [1]


def test_ten_kilobytes_of_text(some) -> None:
    assert found("youth " * 2_000) == [1]
    assert found("x" * 10_000) == []
    assert found(" ".join(f"word{n}" for n in range(1_000))) == []
    assert found('"' * 10_000) == [1, 2]


def test_five_hundred_facet_values_and_unknown_ones(some) -> None:
    codes = frozenset(f"code-{n}" for n in range(500))
    assert found(facets={"level": codes}) == []
    assert found(facets={"level": codes | {"primary"}}) == [1]
    assert found(facets={"never-heard-of": frozenset({"x"})}) == []
    assert found(facets={f"facet-{n}": frozenset() for n in range(500)}) == [1, 2]
    results = engine.search(SearchRequest(count_facets=("never-heard-of",)))
    assert results.counts == {"never-heard-of": {}}


@pytest.mark.parametrize("offset", [10**9, 10**30, -5])
def test_pages_far_away(some, offset) -> None:
    results = engine.search(SearchRequest(offset=offset))
    assert results.total == 2
    assert len(results.hits) == (2 if offset < 0 else 0)


def test_only_the_total_may_be_asked_for(some) -> None:
    for text in ("", "youth"):
        results = engine.search(SearchRequest(text=text, limit=0, near=near(TORONTO)))
        assert (results.total, results.hits) == (1, ())


@pytest.mark.parametrize("age", [-1, 0, 10**9, 10**30])
def test_any_age(some, age) -> None:
    assert len(found(age=age)) == (2 if age <= 200 else 0)


@pytest.mark.parametrize("zoom", [-3, 0, 22, 99])
@pytest.mark.parametrize("bbox", [None, (-180, -90, 180, 90), (10, 10, -10, -10), (math.nan,) * 4])
def test_any_zoom_and_box(some, zoom, bbox) -> None:
    data = engine.map_data(SearchRequest(bbox=bbox), zoom=zoom, max_points=0)
    assert data.total_services == 2


def test_what_people_search_for_is_not_logged(some, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        found("youth secretword", near=near(TORONTO))
        engine.search(SearchRequest(text="secretwrod"))
    assert "secret" not in caplog.text
