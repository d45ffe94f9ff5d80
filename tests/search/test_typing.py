"""Names offered while somebody types: every word in the title, the last perhaps unfinished."""

from __future__ import annotations

import pytest

from tests.search.making import doc, found

pytestmark = pytest.mark.django_db


def typed(text: str, **parts: object) -> list[int]:
    return found(text, typing=True, **parts)


@pytest.mark.parametrize("text", ["yo", "you", "Youth", "youth m", "mentoring yo", "YOUTH MENT"])
def test_a_beginning_is_enough(index, text: str) -> None:
    index(doc(1, "Youth mentoring"), doc(2, "Housing"))
    assert typed(text) == [1]


@pytest.mark.parametrize("text", ["ecole", "l’éc", "Éco", "école ouv"])
def test_accents_and_elision_do_not_matter(index, text: str) -> None:
    index(doc(1, fr="L’école ouverte"), doc(2, "Housing"))
    assert typed(text, language="fr") == [1]


def test_only_names_count(index) -> None:
    index(doc(1, "Housing", body="For youth"), doc(2, "Youth housing"))
    assert typed("youth") == [2]


def test_a_short_name_comes_before_a_long_one(index) -> None:
    index(doc(1, "Youth centre of the whole old town and its port"), doc(2, "Youth centre"))
    assert typed("youth cen") == [2, 1]


@pytest.mark.parametrize("text", ["y", "", "   ", "y*", "youth OR", '"youth', "zz", "youth\0zz"])
def test_little_or_odd_text_offers_nothing_wrong(index, text: str) -> None:
    index(doc(1, "Youth mentoring"))
    assert typed(text) in ([], [1])


def test_nothing_hidden_is_offered(index) -> None:
    index(doc(1, "Youth mentoring", visibility="staff"), doc(2, "Youth"))
    assert typed("youth") == [2]
    assert typed("youth", visibilities=frozenset({"public", "staff"})) == [2, 1]


def test_what_is_left_out_of_a_search_is_not_offered(index) -> None:
    index(doc(1, "Youth", facets={"state": ["found"]}), doc(2, "Youth"))
    assert typed("you", exclude={"state": frozenset({"found"})}) == [2]
