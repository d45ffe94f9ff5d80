"""A result of the search of everything says why it is one."""

from __future__ import annotations

import re

import pytest

from directory.enums import Facet
from tests.factories.directory import make_organisation, make_service, make_term
from tests.home.searching import search

pytestmark = pytest.mark.django_db

HEARTH = "Hearthstone"


def without_gaps(answer):
    """Its HTML without the white space that readers don't see at the edges of elements."""
    return re.sub(r"(?<=>) | (?=<)", "", " ".join(answer.content.decode().split()))


def test_a_result_says_why_where_neither_its_name_nor_its_text_does(client):
    make_service(
        name_en="Evenings",
        summary_en="A warm meal.",
        terms=[make_term(Facet.TYPE, name_en="Mentoring", name_fr="Mentorat")],
    )
    said = without_gaps(search(client, "mentors"))
    assert "Also says:<span><mark>Mentoring</mark></span>" in said
    assert "Also says" not in search(client, "meal").content.decode()


def test_what_only_the_other_language_says_is_marked_as_such(client):
    make_service(name_en="Evenings", summary_en="A warm meal.", objectives_fr="Une bouilloire.")
    said = without_gaps(search(client, "bouilloire"))
    assert 'Also says:<span lang="fr">Une<mark>bouilloire</mark>.</span>' in said


def test_what_is_asked_is_marked_in_the_facts_too(client):
    organisation = make_organisation(name_en=f"{HEARTH} Centre")
    make_service(organisation=organisation, name_en="Evenings", summary_en="A warm meal.")
    said = without_gaps(search(client, HEARTH, kind="service"))
    assert f'<p class="found-facts"><mark>{HEARTH}</mark>Centre' in said
    assert "Also says" not in said
