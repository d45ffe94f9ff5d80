"""Who writes a whole sentence is shown what holds most of it, after what holds all of it."""

from __future__ import annotations

import random

import pytest

from search import analysis, engine
from search.request import SearchRequest
from tests.benchmarks.generate import ENGLISH, documents
from tests.search.making import OTTAWA, TORONTO, doc, found
from tests.search.reference import tokens

pytestmark = pytest.mark.django_db
SENTENCE = "I want a mentor for my son near the river"  # mentor, son, near, river, want


@pytest.fixture
def some(index) -> None:
    facets = {"level": ["primary"]}
    index(
        doc(1, "Want a mentor near the river for a son", at=[TORONTO], facets=facets),
        doc(2, "Mentor near the river", at=[OTTAWA], facets=facets),
        doc(3, "River"),
        doc(4, "Mentor by the river near a son", visibility="staff", at=[TORONTO], facets=facets),
    )


def test_what_holds_most_of_a_sentence_comes_after_what_holds_all(some) -> None:
    results = engine.search(SearchRequest(text=SENTENCE))
    assert [hit.object_id for hit in results.hits] == [1, 2]
    assert (results.total, results.relaxed, results.did_you_mean) == (2, False, "")


def test_page_counts_totals_map_and_ids_agree(some) -> None:
    request = SearchRequest(text=SENTENCE, count_facets=("level",))
    results = engine.search(request)
    assert results.total == results.counts["level"]["primary"] == 2
    assert engine.totals([request]) == [2]
    assert sorted(engine.ids(request)) == [1, 2]
    data = engine.map_data(request, 5)
    assert data.total_services == 2
    assert sorted(point.object_id for point in data.points) == [1, 2]


def test_who_asks_for_every_word_gets_no_less(some) -> None:
    assert engine.ids(SearchRequest(text=SENTENCE), strict=True) == [1]


def test_a_hidden_record_with_every_word_does_not_change_how_a_sentence_is_read(index) -> None:
    index(doc(1, "Mentor near the river"), doc(2, SENTENCE, visibility="staff"), doc(3, "River"))
    results = engine.search(SearchRequest(text=SENTENCE))
    assert [hit.object_id for hit in results.hits] == [1, 3]
    assert results.relaxed


def test_few_words_are_all_meant(index) -> None:
    index(doc(1, "Youth mentoring at school"), doc(2, "Youth mentoring"), doc(3, "School"))
    assert found("youth mentoring school") == [1]
    assert found("mentoring for the youth of a school") == [1, 2]
    assert found("is it for the youth") == [2, 1]  # one word of weight, however many small ones


def test_the_end_of_a_sentence_may_be_unfinished(index) -> None:
    index(doc(1, "A mentor for the young at the riverside"), doc(2, "Mentor"))
    assert found("a mentor for the young riversi") == [1]


def test_sentences_equal_a_search_done_document_by_document(source) -> None:
    held = list(documents(400, seed=3))
    source.hold(*held)
    engine.rebuild("service")
    by_id = {d.object_id: tokens([*d.title.values(), *d.body.values()]) for d in held}
    public = [d.object_id for d in held if d.visibility == "public"]
    chance = random.Random(5)
    seen = 0
    for _ in range(60):
        chosen = chance.sample(ENGLISH, chance.randint(3, 6))
        text = f"we are in the {' '.join(chosen)}"
        asked = analysis.query_words(text, "en")
        number = {n: sum(bool(by_id[n] & set(analysis.variants(w))) for w in asked) for n in public}
        whole = any(held == len(asked) for held in number.values())
        least = (len(asked) + 1) // 2 if whole else 1
        results = engine.search(SearchRequest(text=text))
        assert results.relaxed == (not whole)
        expected = {n for n, held in number.items() if held >= least}
        assert set(engine.ids(SearchRequest(text=text))) == expected
        assert results.total == len(expected)
        seen += whole
    assert 5 < seen < 55
