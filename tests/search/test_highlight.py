"""What was asked is marked in what was found, as the engines read it."""

from __future__ import annotations

import pytest

from search import synonyms
from search.highlight import Marker


def marks(query: str, text: str, language: str = "en") -> list[str]:
    return [part.text for part in Marker(query, language).mark(text) if part.marked]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("families", "Help for a family", ["family"]),
        ("ecole", "À l’école d’à côté", ["l’école"]),
        ("family", "The family’s guide", ["family’s"]),
        ("PRÉVENTION", "de la prevention", ["prevention"]),
        ("mentoring youth", "Youth and their mentoring", ["Youth", "mentoring"]),
        ("the", "The guide", []),
        ("<b>", "a <b>word</b>", ["b", "b"]),
        ("", "Anything", []),
    ],
)
def test_words_are_marked_whatever_their_form(db: None, query: str, text: str, marked: list[str]):
    assert marks(query, text) == marked


def test_the_text_itself_is_unchanged(db: None) -> None:
    text = "Σ family\u202ffamille 👪 — the end"
    assert "".join(part.text for part in Marker("family", "en").mark(text)) == text


def test_a_word_being_typed_is_marked_by_its_beginning(db: None) -> None:
    assert marks("couns", "Counselling and more") == ["Counselling"]
    assert marks("co", "Counselling and more") == []


def test_what_means_the_same_is_marked_but_only_the_whole_of_it(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = [["DPJ", "protection de la jeunesse"]]
    monkeypatch.setattr(synonyms, "_providers", [lambda: groups])
    synonyms.forget()
    assert marks("DPJ", "La protection de la jeunesse", "fr") == ["protection", "jeunesse"]
    assert marks("DPJ", "La jeunesse du quartier", "fr") == []


def test_an_excerpt_shows_where_the_words_are(db: None) -> None:
    text = f"{'Nothing to see. ' * 40}A mentor meets a young person. {'More of it. ' * 40}"
    parts = Marker("mentor young", "en").excerpt(text)
    said = "".join(part.text for part in parts)
    assert len(said) < 300
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert [part.text for part in parts if part.marked] == ["mentor", "young"]


def test_an_excerpt_of_a_text_without_the_words_is_its_beginning(db: None) -> None:
    text = "Beginning. " + "Long words follow. " * 40
    said = "".join(part.text for part in Marker("absent", "en").excerpt(text))
    assert said.startswith("Beginning. Long words")
    assert said.endswith(" …")
