"""Spiritual support is reached by explicit choice, never as the answer to something else."""

from __future__ import annotations

import pytest
from django.urls import reverse

from directory.enums import Facet
from directory.taxonomy import load_terms
from directory.terms import forget
from tests.factories.directory import make_location, make_organisation, make_service, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R015", part=True)]
QUIET = "A quiet hour"


@pytest.fixture(autouse=True)
def listings(regions):
    load_terms()
    forget()
    organisation = make_organisation()
    place = make_location(organisation)
    common = {"organisation": organisation, "locations": [place], "weekly": True}
    make_service(name_en=QUIET, terms=[make_term(Facet.TYPE, "spiritual")], **common)
    both = [make_term(Facet.TYPE, "spiritual"), make_term(Facet.TYPE, "mentoring")]
    make_service(name_en="Mentors with an ear", terms=both, **common)
    make_service(name_en="Plain mentors", terms=[make_term(Facet.TYPE, "mentoring")], **common)


def found(client, **asked):
    return client.get(reverse("find"), asked).content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "relatives"},
        {"q": "quiet hour"},
        {"type": "mentoring"},
        {"level": "secondary"},
        {"audience": "family"},
        {"police": "none", "place": "Montréal"},
        {"place": "Montréal"},
        {"open_now": "1"},
        {"age": "30"},
    ],
)
def test_it_is_no_answer_to_anything_else(client, asked):
    assert QUIET not in found(client, **asked)


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "spiritual"},
        {"type": "spiritual", "audience": "family"},
        {"q": "spiritual"},
        {"q": "accompagnement spirituel"},
        {},
    ],
)
def test_it_is_there_for_who_asks(client, asked):
    assert QUIET in found(client, **asked)


def test_it_stays_on_offer_beside_other_filters(client):
    page = found(client, audience="family")
    assert 'id="f-type-spiritual">' in page
    assert found(client, audience="professionals").count("f-type-spiritual") == 0


def test_it_is_not_what_could_help_anyway(client):
    page = found(client, place="Montréal", q="zzzz", audience="family")
    assert "Plain mentors" in page
    assert QUIET not in page


def test_a_service_that_does_more_is_found_by_that(client):
    assert "Mentors with an ear" in found(client, type="mentoring")


def test_the_map_follows_the_list(client):
    url = reverse("find_map")
    box = {"bbox": "-80,40,-60,50", "zoom": "9"}
    assert QUIET not in client.get(url, {**box, "audience": "family"}).content.decode()
    assert QUIET in client.get(url, {**box, "type": "spiritual"}).content.decode()
