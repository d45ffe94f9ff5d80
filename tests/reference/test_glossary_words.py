"""Which words of a text are explained, and which are left alone."""

from __future__ import annotations

import pytest

from liaison.reference.glossary_loading import load_glossary
from liaison.reference.glossary_words import fold, lexicon
from liaison.reference.models import GlossaryTerm
from tests.factories.glossary import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R002", part=True)]


def found(text: str, language: str = "en") -> list[str]:
    """The words that are explained in a text."""
    return [text[start:end] for start, end, _code in lexicon(language).matches(text)]


@pytest.fixture
def shipped() -> None:
    load_glossary()


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The aim is disengagement.", ["disengagement"]),
        ("Disengagement is the aim.", ["Disengagement"]),
        ("They name risk factors and a base rate.", ["risk factors", "base rate"]),
        ("Two communities of practice met.", ["communities of practice"]),
        ("A returnee’s family", ["returnee"]),
        ("radicalization leading to violence", ["radicalization leading to violence"]),
        (
            "ideologically motivated violent extremism",
            ["ideologically motivated violent extremism"],
        ),
        ("IMVE is a federal word, imve is not", ["IMVE"]),
        ("Work on P/CVE, in short", ["P/CVE"]),
        ("A Safety House is Dutch; a safety house is a house", ["Safety House"]),
    ],
)
def test_english_terms_are_found(text, words):
    assert found(text) == words


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On parle d’extrémisme violent.", ["extrémisme violent"]),
        ("L'extrémisme violent existe.", ["extrémisme violent"]),
        ("C’est l’évaluation croisée.", ["évaluation croisée"]),
        ("des plans d’action, des plans d'action", ["plans d’action", "plans d'action"]),
        ("les facteurs de risque et le desengagement", ["facteurs de risque", "desengagement"]),
        ("une coordonnatrice de cas", ["coordonnatrice de cas"]),
        ("les personnes de retour", ["personnes de retour"]),
        ("Le secret\u00a0professionnel", ["secret\u00a0professionnel"]),
    ],
)
def test_french_elision_accents_and_plurals_are_understood(text, words):
    assert found(text, "fr") == words


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    "text",
    [
        "The Case Management Network meets",
        "Ask the Disengagement team",
        "Referral Alliance of the North",
        "Centre for the Prevention of Radicalization Leading to Violence",
        "write to consent@example.org or see example.org/consent-form",
        "a pre-referral talk",
        "with the Attorney General’s consent",
    ],
)
def test_names_addresses_and_other_senses_are_left_alone(text):
    assert found(text) == []


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("text", ["a closing date", "a mentor and a check-in", "the need for"])
def test_everyday_words_are_not_explained(text):
    assert found(text) == []


def test_the_longest_term_wins():
    make_term("one", english="Table", french="Table")
    make_term("two", english="Multi-agency table")
    assert found("at the multi-agency table, no other table") == ["multi-agency table", "table"]


def test_editors_words_are_text_never_a_pattern():
    make_term(english="(a+)+$ .*", forms_en="(a+)+$ .*\n[b")
    assert found("a" * 5_000) == []
    assert found("see [b now") == ["[b"]


def test_without_terms_nothing_is_found():
    assert found("disengagement") == []


def test_a_draft_explains_nothing():
    make_term(english="Disengagement", live=False)
    assert found("disengagement") == []
    assert not GlossaryTerm.objects.published().exists()


def test_folding_keeps_every_place():
    text = "L’Évaluation œuvre À\u00a0Ça ïÎŸ\n"
    assert len(fold(text)) == len(text)
    assert fold(text).startswith("l'evaluation œuvre a ca iiy")
