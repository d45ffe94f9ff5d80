from __future__ import annotations

import pytest

from search import engine
from search.models import SearchWord
from search.request import SearchRequest
from tests.search.making import TORONTO, doc, found, near

pytestmark = pytest.mark.django_db

PUBLIC = frozenset({"public"})
PRACTITIONER = frozenset({"public", "practitioner"})


@pytest.fixture
def shelter(index) -> None:
    """One public service, and one that only practitioners may know of."""
    index(
        doc(1, "Youth centre", at=[TORONTO], facets={"type": ["mentoring"]}),
        doc(
            2,
            "Quietwater shelter",
            visibility="practitioner",
            at=[TORONTO],
            areas=["ON"],
            facets={"type": ["refuge"], "mode": ["phone"]},
        ),
    )


@pytest.mark.parametrize("sort", ["best", "distance", "name"])
@pytest.mark.parametrize("text", ["", "quietwater", "quietwater centre"])
def test_the_public_never_gets_a_hidden_record(shelter, text, sort) -> None:
    request = {"text": text, "sort": sort, "near": near(TORONTO, 50, "ON")}
    assert 2 not in found(**request)
    assert 2 in found(**request, visibilities=PRACTITIONER)


def test_hidden_records_are_not_counted(shelter) -> None:
    request = {"count_facets": ("type", "mode"), "facets": {"type": frozenset({"refuge"})}}
    results = engine.search(SearchRequest(**request))
    assert results.total == 0
    assert results.counts == {"type": {"mentoring": 1}, "mode": {}}
    seen = engine.search(SearchRequest(**request, visibilities=PRACTITIONER))
    assert seen.counts == {"type": {"mentoring": 1, "refuge": 1}, "mode": {"phone": 1}}


def test_the_engine_s_own_facets_cannot_be_counted_or_chosen(shelter) -> None:
    every = {"_visibility": frozenset({"practitioner"})}
    assert engine.search(SearchRequest(facets=every)).total == 0
    assert engine.search(SearchRequest(exclude={"_visibility": PUBLIC})).total == 1
    assert engine.search(SearchRequest(count_facets=("_visibility", "_kind"))).counts == {}


def test_hidden_records_are_not_on_the_map(shelter) -> None:
    data = engine.map_data(SearchRequest(), zoom=5)
    assert [point.object_id for point in data.points] == [1]
    assert data.total_services == 1
    cells = engine.map_data(SearchRequest(), zoom=5, max_points=0).clusters
    assert [(cell.count, cell.object_ids) for cell in cells] == [(1, (1,))]


def test_words_of_hidden_records_are_not_suggested(shelter) -> None:
    assert engine.search(SearchRequest(text="quietwatter")).did_you_mean == ""
    seen = engine.search(SearchRequest(text="quietwatter", visibilities=PRACTITIONER))
    assert seen.did_you_mean == "quietwater"


def test_an_inflection_only_a_hidden_record_has_is_not_suggested(index) -> None:
    index(doc(1, "Shelter"), doc(2, "Shelterings", visibility="staff"))
    assert engine.search(SearchRequest(text="shelteringz")).did_you_mean == ""


def test_the_spelling_of_a_hidden_record_is_not_suggested(index) -> None:
    index(doc(1, "Quiétwater"), doc(2, "Quietwater", visibility="staff"))
    assert engine.search(SearchRequest(text="quietwatter")).did_you_mean == "quiétwater"


def test_a_hidden_match_does_not_show_in_how_words_are_read(index) -> None:
    """As if the hidden record did not exist: some of the words, and a suggestion."""
    index(doc(1, "Harbour youth"), doc(2, "Harbor youth", visibility="staff"))
    public = engine.search(SearchRequest(text="harbor youth"))
    assert public.relaxed
    assert public.did_you_mean == "harbour youth"


def test_a_record_that_becomes_hidden_is_gone_at_once_and_so_are_its_words(index) -> None:
    index(doc(1, "Quietwater", at=[TORONTO]))
    assert found("quietwater") == [1]
    index(doc(1, "Quietwater", at=[TORONTO], visibility="staff"))
    assert found("quietwater") == []
    assert engine.search(SearchRequest(text="quietwatter")).did_you_mean == ""
    assert engine.map_data(SearchRequest(), zoom=5).points == ()


@pytest.mark.parametrize(
    "text",
    [
        'k : "_visibility:staff"',
        '"practitioner"',
        "visibility:practitioner",
        "title : quietwater OR rowid",
        "quietwater*",
        "NEAR(quietwater, 3)",
        "') OR 1=1 --",
    ],
)
def test_no_text_reaches_filters_or_hidden_records(shelter, text) -> None:
    assert 2 not in found(text)


def test_nobody_without_any_visibility(shelter) -> None:
    assert found(visibilities=frozenset()) == []
    request = SearchRequest(text="yuoth", visibilities=frozenset())
    assert engine.search(request).did_you_mean == ""


def test_words_are_kept_apart_by_visibility(shelter) -> None:
    public = SearchWord.objects.filter(visibility="public").values_list("word", flat=True)
    assert "quietwater" not in public
