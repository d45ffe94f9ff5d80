from __future__ import annotations

import pytest

from search import engine
from search.request import SearchRequest
from tests.search.making import doc, found

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ({"en": "Support for families"}, "family"),
        ({"en": "Support for a family"}, "families"),
        ({"en": "The family's guide"}, "family"),
        ({"en": "Counselling for young people"}, "counselling"),
        ({"fr": "Un conseil pour les jeunes"}, "conseils"),
        ({"fr": "Des conseils pour les jeunes"}, "conseil"),
        ({"fr": "Services à l’école"}, "ecole"),
        ({"fr": "Services a l'ecole"}, "l’école"),
        ({"fr": "Les écoles du quartier"}, "ecole"),
        ({"fr": "Prévention de la radicalisation"}, "preventions"),
        ({"fr": "PRÉVENTION"}, "prévention"),
        ({"fr": "Le cœur du quartier"}, "coeur"),
        ({"fr": "Qu'est-ce que l'aide d'urgence"}, "urgences"),
        ({"en": "Services in Kangiqsualujjuaq"}, "KANGIQSUALUJJUAQ"),
        ({"en": "Help-line"}, "line help"),
    ],
)
def test_inflection_accents_and_elision_do_not_matter(index, title, query) -> None:
    index(doc(1, title.get("en", ""), title.get("fr", "")), doc(2, "Something else"))
    assert found(query) == [1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_either_language_finds_the_record(index, language) -> None:
    index(doc(1, "Family support", "Soutien aux familles"))
    assert found("soutien", language=language) == [1]
    assert found("support family", language=language) == [1]


def test_every_word_must_be_there(index) -> None:
    index(doc(1, "Youth mentoring"), doc(2, "Youth housing"), doc(3, "Mentoring"))
    results = engine.search(SearchRequest(text="mentoring for youth"))
    assert [hit.object_id for hit in results.hits] == [1]
    assert not results.relaxed


def test_words_may_stand_in_title_and_description(index) -> None:
    index(doc(1, "Mentoring", body="For youth"), doc(2, "Mentoring"))
    assert found("youth mentoring") == [1]


def test_a_title_counts_more_than_a_description(index) -> None:
    index(
        doc(1, "Centre", body="Housing and employment"),
        doc(2, "Housing"),
        doc(3, "A long name of a centre which among much else also does housing of some kind"),
    )
    assert found("housing") == [2, 3, 1]


def test_when_nothing_holds_every_word_some_words_do_and_it_says_so(index) -> None:
    index(doc(1, "Youth mentoring"), doc(2, "Youth housing"), doc(3, "Legal help"))
    results = engine.search(SearchRequest(text="mentoring zzyzx youth"))
    assert results.relaxed
    assert [hit.object_id for hit in results.hits] == [1, 2]


def test_filters_that_leave_nothing_do_not_loosen_the_words(index) -> None:
    index(
        doc(1, "Youth mentoring", facets={"level": ["primary"]}),
        doc(2, "Youth housing", facets={"level": ["tertiary"]}),
    )
    facets = {"level": frozenset({"tertiary"})}
    results = engine.search(SearchRequest(text="youth mentoring", facets=facets))
    assert results.total == 0
    assert not results.relaxed
    assert results.did_you_mean == ""


def test_an_unfinished_last_word_finds_longer_ones(index) -> None:
    index(doc(1, "Youth psychologist"), doc(2, "Youth psychiatry"), doc(3, "Youth housing"))
    assert sorted(found("youth psych")) == [1, 2]


def test_small_words_alone_ask_for_everything(index) -> None:
    index(doc(1, "One"), doc(2, "Two"))
    assert found("the") == found("🙂 ???") == found("") == [1, 2]


def test_my_son_is_not_a_small_word_in_english(index) -> None:
    index(doc(1, "Help for your son"), doc(2, "Help"))
    assert found("help for my son") == [1]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("counceling", "counselling"),
        ("familly", "family"),
        ("preventoin", "prevention"),
        ("youth counceling", "youth counselling"),
    ],
)
def test_a_slip_is_answered_with_the_word_meant(index, typed, meant) -> None:
    index(doc(1, "Youth counselling"), doc(2, "Family prevention"))
    assert engine.search(SearchRequest(text=typed)).did_you_mean == meant


def test_french_suggestions_keep_their_accents(index) -> None:
    index(doc(1, fr="Réintégration"))
    results = engine.search(SearchRequest(text="reintegrasion", language="fr"))
    assert results.did_you_mean == "réintégration"


def test_nothing_is_suggested_for_words_that_are_found_or_unlike_any(index) -> None:
    index(doc(1, "Youth counselling"))
    assert engine.search(SearchRequest(text="counselling")).did_you_mean == ""
    assert engine.search(SearchRequest(text="xylophone")).did_you_mean == ""


def test_a_word_that_left_the_index_is_not_suggested(index) -> None:
    index(doc(1, "Youth counselling"))
    index(doc(1, "Youth housing"))
    assert engine.search(SearchRequest(text="counceling")).did_you_mean == ""
