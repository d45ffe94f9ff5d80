from __future__ import annotations

import pytest

from liaison.reference.models import Synonyms
from liaison.reference.synonyms_loading import load_synonyms
from search import engine
from search.request import SearchRequest
from tests.search.making import doc, found

pytestmark = pytest.mark.django_db


def test_there_are_thirty_groups_and_loading_again_keeps_what_editors_changed() -> None:
    assert load_synonyms() >= 30
    Synonyms.objects.filter(code="youth-protection").update(words_en="kept")
    assert load_synonyms() == 0
    assert Synonyms.objects.get(code="youth-protection").words_en == "kept"


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ({"en": "Radicalization and schools"}, "radicalisation"),
        ({"fr": "Prévenir l’extrémisme violent"}, "violent extremism"),
        ({"fr": "Prévenir l’extrémisme violent"}, "VE"),
        ({"en": "Violent extremism helpline"}, "extremisme violent"),
        ({"fr": "Accompagnement au désengagement"}, "desistance"),
        ({"fr": "Protection de la jeunesse"}, "DPJ"),
        ({"fr": "La DPJ du quartier"}, "child welfare"),
        ({"en": "Hate crimes unit"}, "crime haineux"),
    ],
)
def test_the_words_of_the_field_find_each_other(index, title, query) -> None:
    load_synonyms()
    index(doc(1, title.get("en", ""), title.get("fr", "")), doc(2, "Something else"))
    assert found(query) == [1]


def test_the_words_of_one_expression_do_not_stand_for_it(index) -> None:
    load_synonyms()
    index(doc(1, fr="Protection des données"), doc(2, fr="Protection de la jeunesse"))
    assert found("DPJ") == [2]


@pytest.mark.parametrize(
    ("query", "expected"), [("family", [2]), ("famille", [2]), ("mother", [3]), ("son", [1, 3])]
)
def test_relatives_are_not_found_by_what_french_says_for_his(index, query, expected) -> None:
    load_synonyms()
    index(
        doc(1, fr="Chacun avance à son rythme"),
        doc(2, fr="Le groupe des familles"),
        doc(3, fr="Soutien aux parents"),
    )
    assert sorted(found(query, language="en")) == expected


def test_an_edit_counts_at_once_without_rebuilding(index) -> None:
    index(doc(1, "Night kitchen"))
    assert found("soup") == []
    group = Synonyms.objects.create(code="soup", words_en="soup\nkitchen", words_fr="soupe")
    assert found("soupe") == [1]
    group.delete()
    assert found("soupe") == []


def test_a_synonym_finds_nothing_that_may_not_be_seen(index) -> None:
    load_synonyms()
    index(doc(1, fr="Protection de la jeunesse", visibility="staff"))
    results = engine.search(SearchRequest(text="DPJ", visibilities=frozenset({"public"})))
    assert (results.total, results.hits) == (0, ())
    assert results.did_you_mean == ""


@pytest.mark.parametrize(
    "text",
    [
        '"DPJ" OR *',
        "{title}: VE",
        "VE\x00",
        "ve " * 5_000,
        "🙂 DPJ",
        "\N{RIGHT-TO-LEFT OVERRIDE}DPJ",
    ],
)
def test_odd_input_around_synonyms_is_only_text(index, text) -> None:
    load_synonyms()
    index(doc(1, "Something else"))
    engine.search(SearchRequest(text=text))
