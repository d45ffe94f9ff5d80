"""What a row asks of a listing, of the taxonomy or of the finder, proved one by one."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.urls import reverse

from directory.enums import AttributeKind, Facet, PoliceRole, Specialisation
from directory.facets import FACETS
from directory.finder.query import SORTS
from directory.models import Attribute, Service, Term
from directory.readiness import missing_facts
from directory.services import record_intake
from directory.taxonomy import load_terms
from directory.terms import forget
from liaison.core.visibility import Visibility
from tests.factories.directory import (
    MONTREAL,
    TORONTO,
    make_location,
    make_organisation,
    make_service,
    make_term,
)
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db
TYPES = {
    "employment": ("R011", "R054"),
    "education": ("R011", "R055"),
    "practical-help": ("R012", "R056"),
    "legal-information": ("R056",),
    "psychological-care": ("R016", "R052"),
    "mentoring": ("R017", "R053"),
    "family": ("R024", "R051"),
    "police-health-team": ("R101",),
}


TYPE_CASES = [
    pytest.param(code, marks=[pytest.mark.covers(row, part=True) for row in rows], id=code)
    for code, rows in TYPES.items()
]


@pytest.fixture
def terms():
    load_terms()
    forget()


def found(client, **asked):
    return client.get(reverse("find"), asked).content.decode()


def read(client, record):
    return client.get(record.get_absolute_url()).content.decode()


@pytest.mark.parametrize("code", TYPE_CASES)
def test_a_support_strand_is_a_service_type_with_a_definition_near_a_place(
    client, terms, regions, code
):
    term = Term.objects.get(facet=Facet.TYPE, code=code)
    assert term.definition_en
    assert term.definition_fr
    organisation = make_organisation()
    near, far = (make_location(organisation, **place) for place in (MONTREAL, TORONTO))
    common = {"organisation": organisation, "terms": [term]}
    make_service(name_en="Near by", locations=[near], **common)
    make_service(name_en="Far away", locations=[far], **common)
    make_service(name_en="Something else", organisation=organisation, locations=[near])
    page = found(client, type=code, place="Montréal", radius="25")
    assert "Near by" in page
    assert "Far away" not in page
    assert "Something else" not in page


@pytest.mark.covers("R052", part=True)
def test_a_listing_states_who_may_refer_and_the_wait(client):
    service = make_service(referrers=["self", "family", "professional"])
    record_intake(service=service, status="waiting", wait="6-weeks")
    page = read(client, service)
    assert "The person, family or friend, professional" in page
    assert "up to 6 weeks" in page


@pytest.mark.covers("R016", part=True)
def test_a_health_service_states_trauma_experience(client, terms):
    term = Term.objects.get(facet=Facet.MODEL, code="trauma-informed")
    make_service(name_en="With care", terms=[term])
    assert "Trauma-informed" in read(client, Service.objects.get())
    assert "With care" in found(client, model="trauma-informed")


@pytest.mark.covers("R024", part=True)
def test_family_and_friends_are_a_client_group_of_their_own(client):
    make_service(name_en="For relatives", audiences=["family"])
    make_service(name_en="For the person", audiences=["self"])
    page = found(client, audience="family")
    assert "For relatives" in page
    assert "For the person" not in page


@pytest.mark.covers("R048", part=True)
def test_a_listing_without_a_sector_is_not_ready(terms):
    service = make_service()
    names = [str(name) for name in missing_facts(service)]
    assert "Sector of the organisation" in names
    assert {"public-safety", "education", "community", "health"} <= set(
        Term.objects.of(Facet.SECTOR).values_list("code", flat=True)
    )


@pytest.mark.covers("R049", part=True)
def test_partner_types_are_a_controlled_list(client, terms):
    codes = set(Term.objects.of(Facet.ORGANISATION_TYPE).values_list("code", flat=True))
    assert codes >= {
        "ministry",
        "police",
        "corrections",
        "immigration",
        "school-board",
        "health-authority",
        "housing",
        "employment-centre",
        "bar",
        "youth-protection",
    }
    organisation = make_organisation()
    organisation.terms.add(make_term(Facet.ORGANISATION_TYPE, "housing"))
    organisation.save()
    make_service(organisation=organisation, name_en="Keys and papers")
    assert "Keys and papers" in found(client, organisation_type="housing")


@pytest.mark.covers("R106")
def test_an_expert_is_found_by_practitioners_with_a_vetting_note(client_for, terms):
    theology = Term.objects.get(facet=Facet.DISCIPLINE, code="theology")
    service = make_service(
        name_en="Second reading of a text",
        terms=[theology],
        visibility=Visibility.PRACTITIONER,
        vetting_note_en="References checked by a committee.",
    )
    for persona in PERSONAS:
        client = client_for(persona)
        allowed = persona.is_verified or persona.is_staff
        assert (service.name_en in found(client, discipline="theology")) == allowed
        seen = client.get(service.get_absolute_url())
        assert ("References checked" in seen.content.decode()) == allowed


@pytest.mark.covers("R106")
def test_the_vetting_note_of_a_public_listing_stays_with_practitioners(client):
    service = make_service(vetting_note_en="References checked by a committee.")
    assert "References checked" not in read(client, service)
    assert service.name_en not in found(client, q="committee")


@pytest.mark.covers("R107", part=True)
def test_a_listing_hides_its_address_and_the_numbers_of_its_staff(client):
    organisation = make_organisation()
    place = make_location(organisation, privacy="hidden", address="9 Rue Cachée")
    service = make_service(organisation=organisation, locations=[place])
    service.contacts.create(kind="voice", value="514 555-0188", visibility=Visibility.RESTRICTED)
    page = read(client, service)
    assert "Cachée" not in page
    assert "555-0188" not in page


@pytest.mark.covers("R108")
@pytest.mark.parametrize("role", PoliceRole)
def test_police_involvement_is_said_in_plain_words(client, role):
    service = make_service(police_role=role, police_note_en="One sentence that explains it.")
    page = read(client, service)
    assert str(role.label) in page
    assert "One sentence that explains it." in page


@pytest.mark.covers("R112")
def test_a_peer_group_is_listed_without_police_and_by_message_only(client, terms):
    kinds = [(Facet.TYPE, "peer-group"), (Facet.CONDITION, "no-police-present")]
    kinds.append((Facet.CONDITION, "message-only"))
    group = make_service(
        name_en="Wednesday circle",
        terms=[Term.objects.get(facet=facet, code=code) for facet, code in kinds],
        phone="",
    )
    group.contacts.create(kind="sms", value="514 555-0143")
    page = read(client, group)
    assert "No police present" in page
    assert "Contact by message only" in page
    assert "tel:" not in page
    asked = {"type": "peer-group", "condition": ["no-police-present", "message-only"]}
    assert "Wednesday circle" in found(client, **asked)


@pytest.mark.covers("R132")
def test_a_listing_states_its_aim_and_leaving_violence_is_not_changing_belief(client, terms):
    aims = {
        code: Term.objects.get(facet=Facet.AIM, code=code)
        for code in ("disengagement", "change-of-belief")
    }
    assert aims["disengagement"].definition_en != aims["change-of-belief"].definition_en
    leaving = make_service(name_en="Leaving", terms=[aims["disengagement"]])
    make_service(name_en="Believing", terms=[aims["change-of-belief"]])
    assert "Disengagement from violence" in read(client, leaving)
    page = found(client, aim="disengagement")
    assert "Leaving" in page
    assert "Believing" not in page


@pytest.mark.covers("R140")
def test_six_attributes_each_with_its_readers(client):
    organisation = make_organisation()
    for kind in AttributeKind:
        limited = kind == AttributeKind.RESOURCES
        Attribute.objects.create(
            organisation=organisation,
            kind=kind,
            text_en=f"About the {kind}.",
            visibility=Visibility.PRACTITIONER if limited else Visibility.PUBLIC,
        )
    page = read(client, organisation)
    shown = {kind for kind in AttributeKind if f"About the {kind}." in page}
    assert shown == set(AttributeKind) - {AttributeKind.RESOURCES}


@pytest.mark.covers("R145")
@pytest.mark.parametrize("level", Specialisation)
def test_search_can_prefer_a_degree_of_specialisation(client, level):
    for other in Specialisation:
        make_service(name_en=f"Service {other.name}", specialisation=other)
    page = found(client, specialisation=level)
    assert f"Service {level.name}<" in page
    assert page.count('<article class="card result"') == 1
    shown = Service.objects.get(specialisation=level)
    assert str(level.label) in read(client, shown)


@pytest.mark.covers("R150")
def test_nothing_rates_or_ranks_an_organisation():
    words = {"rating", "rank", "score", "stars", "grade", "vote", "quality"}
    columns = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("directory").get_models()
        for field in model._meta.get_fields()
        if words & set(field.name.split("_"))
    }
    assert columns == set()
    assert set(SORTS) == {"best", "distance", "name"}
    assert not [spec.code for spec in FACETS if words & set(spec.code.split("_"))]


@pytest.mark.covers("R150")
def test_every_approach_is_described_in_both_languages(terms):
    for term in Term.objects.filter(facet__in=[Facet.MODEL, Facet.AIM]):
        assert term.definition_en, term.code
        assert term.definition_fr, term.code


@pytest.mark.covers("R157", part=True)
def test_a_listing_has_a_model_from_a_list_its_own_words_and_objectives(client, terms):
    service = make_service(
        terms=[Term.objects.get(facet=Facet.MODEL, code="ecosystemic")],
        model_note_en="Weekly rounds with the family.",
        objectives_en="A steadier daily life.",
    )
    page = read(client, service)
    for words in ("Ecosystemic", "Weekly rounds with the family.", "A steadier daily life."):
        assert words in page


@pytest.mark.covers("R171")
def test_every_service_type_has_a_layer_and_every_layer_has_types(terms):
    layers = dict(Term.objects.of(Facet.TYPE).values_list("code", "layer"))
    assert set(layers.values()) == {"general", "specific", "individual"}


@pytest.mark.covers("R178", part=True)
def test_forms_of_extremism_start_with_all_forms_and_name_behaviour(terms):
    forms = list(Term.objects.of(Facet.EXPERIENCE))
    assert forms[0].code == "all-forms"
    defined = [form for form in forms if form.definition_en and form.definition_fr]
    assert defined == forms
