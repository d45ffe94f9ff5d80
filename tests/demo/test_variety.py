"""The demonstration shows every kind of fact that a listing can state."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from directory import demo, taxonomy
from directory.enums import (
    SERVICE_FACETS,
    Audience,
    Decision,
    Facet,
    How,
    IntakeStatus,
    Level,
    LifeCycle,
    LocationPrivacy,
    Mode,
    PoliceRole,
    Referrer,
    Specialisation,
)
from directory.models import (
    Confirmation,
    InclusionDecision,
    IntakeUpdate,
    LifeCycleStep,
    Location,
    Service,
    Term,
)
from liaison.core.visibility import Visibility

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


@pytest.fixture
def services():
    return list(Service.objects.filter(source=demo.SOURCE).select_related("organisation"))


@pytest.mark.parametrize(
    ("column", "codes"),
    [("levels", Level), ("audiences", Audience), ("referrers", Referrer), ("modes", Mode)],
)
def test_every_code_of_a_list_is_used(services, column, codes):
    assert {code for service in services for code in getattr(service, column)} == set(codes)


def test_every_kind_of_police_involvement_and_specialisation_is_used(services):
    assert {it.effective_police_role for it in services} >= set(PoliceRole)
    assert {it.specialisation for it in services} >= set(Specialisation)


@pytest.mark.parametrize("facet", [*SERVICE_FACETS, Facet.SECTOR])
def test_terms_of_every_facet_are_used(facet):
    used = Term.objects.of(facet)
    assert (
        used.filter(services__isnull=False).exists()
        or used.filter(organisations__isnull=False).exists()
    )


def test_every_service_type_is_offered_somewhere():
    unused = Term.objects.of(Facet.TYPE).filter(services=None)
    assert not unused.exists(), list(unused)


@pytest.mark.covers("R042", part=True)
def test_every_intake_status_occurs_and_most_are_fresh():
    newest = IntakeUpdate.objects.newest_per("service")
    assert {it.status for it in newest} == set(IntakeStatus)
    fresh = sum(it.at > timezone.now() - timedelta(days=30) for it in newest)
    assert len(newest) * 0.6 < fresh < len(newest)


def test_facts_were_confirmed_in_several_ways():
    assert {it.how for it in Confirmation.objects.all()} >= set(How) - {How.IMPORT}


def test_records_are_found_contacted_and_confirmed():
    newest = LifeCycleStep.objects.newest_per("service")
    assert {it.state for it in newest} == {
        LifeCycle.FOUND,
        LifeCycle.CONTACTED,
        LifeCycle.CONFIRMED,
    }


@pytest.mark.covers("R012", part=True)
def test_addresses_are_hidden_at_every_degree_and_the_service_stays_in_its_area():
    assert set(Location.objects.values_list("privacy", flat=True)) == set(LocationPrivacy)
    hidden = Service.objects.filter(
        locations__privacy=LocationPrivacy.HIDDEN, terms__code="practical-help"
    )
    assert hidden.exists()
    assert all(it.serves_canada or it.regions.exists() for it in hidden)


def test_some_listings_are_for_practitioners_only(services):
    assert {it.visibility for it in services} >= {Visibility.PUBLIC, Visibility.PRACTITIONER}


def test_some_services_have_several_places_and_some_none(services):
    places = {it.locations.count() for it in services}
    assert {0, 1, 2} <= places


@pytest.mark.covers("R140", part=True)
def test_the_six_attributes_are_documented_with_their_own_visibility():
    organisation = Service.objects.get(source_id="family-anchor-point").organisation
    shown = dict(organisation.attributes.values_list("kind", "visibility"))
    assert len(shown) == 6
    assert set(shown.values()) == {"public", "practitioner", "staff"}


@pytest.mark.covers("R144", part=True)
def test_every_published_organisation_was_included_by_a_criterion():
    listed = Service.objects.filter(live=True, life_cycle_steps__state="confirmed")
    assert not listed.exclude(organisation__inclusion_decisions__decision="included").exists()
    decisions = InclusionDecision.objects.values_list("decision", flat=True)
    assert set(decisions) == set(Decision)


@pytest.mark.covers("R112", part=True)
def test_families_can_meet_without_police_in_the_room():
    groups = Service.objects.filter(terms__code="peer-group").filter(
        terms__code="no-police-present"
    )
    assert groups.exists()


@pytest.mark.covers("R171")
def test_every_service_type_has_its_layer():
    assert not Term.objects.of(Facet.TYPE).filter(layer="").exists()


@pytest.mark.covers("R132", part=True)
def test_leaving_violence_and_changing_beliefs_are_two_aims():
    aims = set(Term.objects.of(Facet.AIM).values_list("code", flat=True))
    assert {"disengagement", "change-of-belief"} <= aims
    stated = set(Service.objects.filter(terms__facet=Facet.AIM))
    assert {it for it in Service.objects.all() if "tertiary" in it.levels} <= stated


@pytest.mark.covers("R101", part=True)
@pytest.mark.covers("R131", part=True)
@pytest.mark.parametrize("code", ["police-health-team", "belonging"])
def test_the_types_that_the_sources_ask_for_exist(code):
    assert Term.objects.of(Facet.TYPE).filter(code=code).exists()


def test_terms_have_both_languages():
    for term in Term.objects.all():
        assert term.name_en and term.name_fr, term
        assert bool(term.definition_en) == bool(term.definition_fr), term


def test_loading_terms_again_leaves_an_editors_words():
    Term.objects.filter(code="mentoring").update(name_en="Mentors")
    assert taxonomy.load_terms() == 0
    assert Term.objects.get(facet=Facet.TYPE, code="mentoring").name_en == "Mentors"
