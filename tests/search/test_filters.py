from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import engine, registry
from search.request import SearchRequest
from tests.search.making import FakeSource, doc, found

pytestmark = pytest.mark.django_db

MONDAY_NINE = 18
TORONTO_ZONE = ZoneInfo("America/Toronto")


def test_values_of_a_facet_are_or_and_facets_are_and(index) -> None:
    index(
        doc(1, facets={"level": ["primary"], "mode": ["phone"]}),
        doc(2, facets={"level": ["secondary"], "mode": ["phone", "video"]}),
        doc(3, facets={"level": ["tertiary"], "mode": ["phone"]}),
    )
    levels = frozenset({"primary", "secondary"})
    assert found(facets={"level": levels}) == [1, 2]
    assert found(facets={"level": levels, "mode": frozenset({"video"})}) == [2]
    assert found(facets={"level": frozenset()}) == [1, 2, 3]
    assert found(exclude={"mode": frozenset({"video"})}) == [1, 3]


def test_a_facet_s_counts_ignore_its_own_selection(index) -> None:
    index(
        doc(1, facets={"level": ["primary"], "mode": ["phone"]}),
        doc(2, facets={"level": ["secondary"], "mode": ["phone", "video"]}),
    )
    request = SearchRequest(
        facets={"level": frozenset({"primary"})}, count_facets=("level", "mode")
    )
    assert engine.search(request).counts == {
        "level": {"primary": 1, "secondary": 1},
        "mode": {"phone": 1},
    }


CODES = st.frozensets(st.sampled_from("abcd"), max_size=3)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    held=st.lists(st.tuples(CODES, CODES), min_size=1, max_size=12),
    one=CODES,
    two=CODES,
    three=CODES,
)
def test_more_values_find_the_union_and_more_facets_the_intersection(
    index, source, held, one, two, three
) -> None:
    source.held.clear()
    engine.rebuild("service")
    index(*(doc(n, facets={"x": x, "y": y}) for n, (x, y) in enumerate(held, 1)))
    if one and two:
        together = set(found(facets={"x": one | two}))
        assert together == set(found(facets={"x": one})) | set(found(facets={"x": two}))
    both = set(found(facets={"x": one, "y": three}))
    assert both == set(found(facets={"x": one})) & set(found(facets={"y": three}))


def test_age(index) -> None:
    index(doc(1, ages=(12, 25)), doc(2, ages=(18, 200)), doc(3))
    assert found(age=12) == [1, 3]
    assert found(age=25) == [1, 2, 3]
    assert found(age=26) == [2, 3]


def test_open_by_the_clock_of_each_place(index) -> None:
    nine_to_ten = frozenset({MONDAY_NINE, MONDAY_NINE + 1})
    index(
        doc(1, hours=nine_to_ten),
        doc(2, hours=nine_to_ten, timezone="America/Vancouver"),
        doc(3, hours=frozenset(range(336)), timezone="America/St_Johns"),
        doc(4),
    )
    nine = datetime(2026, 3, 2, 9, 0, tzinfo=TORONTO_ZONE)
    assert found(open_at=nine) == [1, 3]
    assert found(open_at=nine.replace(hour=12, minute=59)) == [2, 3]
    assert found(open_at=nine.replace(hour=13)) == [3]


def test_open_to_the_half_hour(index) -> None:
    index(doc(1, hours=frozenset({MONDAY_NINE})), doc(2, hours=frozenset({MONDAY_NINE + 1})))
    nine = datetime(2026, 3, 2, 9, 29, tzinfo=TORONTO_ZONE)
    assert found(open_at=nine) == [1]
    assert found(open_at=nine.replace(minute=30)) == [2]


def test_exceptions_to_the_hours_win(index) -> None:
    index(doc(1, hours=frozenset({MONDAY_NINE})), doc(2), doc(3))
    nine = datetime(2026, 3, 2, 9, 15, tzinfo=TORONTO_ZONE)
    exceptions = {"closed": frozenset({1}), "opened": frozenset({2, 999})}
    assert found(open_at=nine, **exceptions) == [2]


def test_an_unknown_time_zone_is_read_as_the_usual_one(index) -> None:
    index(doc(1, hours=frozenset({MONDAY_NINE}), timezone="Mars/Olympus"))
    assert found(open_at=datetime(2026, 3, 2, 9, 15, tzinfo=TORONTO_ZONE)) == [1]


def test_by_name_in_the_language_asked_for(index) -> None:
    index(doc(1, "Zebra", "Abricot"), doc(2, "apple"), doc(3, "Éclair", "Zèbre"), doc(4, "", "Été"))
    assert found(sort="name", language="en") == [2, 3, 4, 1]
    assert found(sort="name", language="fr") == [1, 2, 4, 3]


def test_a_boost_lifts_and_lowers_among_equals(index) -> None:
    index(doc(1), doc(2, boost=-0.2), doc(3, boost=0.1))
    assert found() == [3, 1, 2]


def test_kinds_are_searched_apart_or_together(index, source) -> None:
    organisations = FakeSource("organisation")
    organisations.hold(doc(1, "Youth alliance", kind="organisation"))
    registry.register(organisations)
    try:
        index(doc(1, "Youth centre"))
        engine.index("organisation", [1])
        assert engine.search(SearchRequest(text="youth")).total == 1
        both = engine.search(SearchRequest(kinds=("service", "organisation"), text="youth"))
        assert sorted((hit.kind, hit.object_id) for hit in both.hits) == [
            ("organisation", 1),
            ("service", 1),
        ]
        assert found(kinds=("page",)) == []
    finally:
        registry.unregister("organisation")


def test_totals_are_those_of_whole_searches(index) -> None:
    index(
        doc(1, facets={"level": ["primary"]}),
        doc(2, facets={"level": ["primary"]}, visibility="practitioner"),
        doc(3, facets={"level": ["secondary"]}),
    )
    asked = [
        SearchRequest(facets={"level": frozenset({code})}, limit=limit)
        for code, limit in (("primary", 0), ("secondary", 20), ("tertiary", 0))
    ]
    assert engine.totals(asked) == [1, 1, 0] == [engine.search(each).total for each in asked]
