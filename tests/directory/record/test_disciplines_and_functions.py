"""The skill mix of a team, and which functions of a lead organisation it performs."""

from __future__ import annotations

import pytest
from django.urls import reverse

from directory.enums import Facet
from directory.taxonomy import load_terms
from directory.terms import forget
from tests.factories.cards import make_role
from tests.factories.directory import make_service, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms():
    load_terms()
    forget()


@pytest.mark.covers("R027")
def test_referrers_filter_by_discipline(client, terms):
    make_service(name_en="With a nurse", terms=[make_term(Facet.DISCIPLINE, "nursing")])
    make_service(name_en="Without one")
    page = client.get(reverse("find"), {"discipline": "nursing"}).content.decode()
    assert "With a nurse" in page
    assert "Without one" not in page


@pytest.mark.covers("R027")
def test_every_discipline_has_a_name_in_both_languages(terms):
    disciplines = make_term(Facet.DISCIPLINE, "nursing").__class__.objects.of(Facet.DISCIPLINE)
    assert disciplines.count() > 10
    assert all(term.name_en and term.name_fr for term in disciplines)


@pytest.mark.covers("R028", part=True)
def test_a_listing_declares_functions_and_leads_to_the_role_card(client, terms):
    card = make_role("lead-organisation")
    table = make_service(terms=[make_term(Facet.FUNCTION, "runs-group")])
    page = client.get(table.get_absolute_url()).content.decode()
    assert "Runs the group" in page
    assert card.get_absolute_url() in page
    plain = client.get(make_service(name_en="Plain").get_absolute_url()).content.decode()
    assert card.get_absolute_url() not in plain


@pytest.mark.covers("R028", part=True)
def test_a_lead_organisation_is_found_by_what_it_does(client, terms):
    make_service(name_en="Lead", terms=[make_term(Facet.FUNCTION, "plan")])
    make_service(name_en="Other")
    page = client.get("/fr/trouver/", {"function": "plan"}).content.decode()
    assert "Planifie" in page
    assert "Other" not in page
