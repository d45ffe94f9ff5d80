"""What the page of a service or an organisation tells, and to whom."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone, translation

from directory import services as directory_services
from directory.enums import AttributeKind, Facet
from directory.models import Attribute, InclusionCriterion, OpeningHours, Service, ServiceContact
from tests.factories.directory import make_location, make_organisation, make_service, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]


def page(client, record, language="en"):
    with translation.override(language):
        url = record.get_absolute_url()
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.covers("R042")
def test_a_listing_says_whether_intake_is_open_and_when_that_was_confirmed(client):
    service = make_service()
    directory_services.record_intake(
        service=service, status="waiting", wait="6-weeks", how="organisation"
    )
    html = page(client, service)
    assert "Waiting list, up to 6 weeks" in html
    assert "confirmed today by the organisation" in html


@pytest.mark.covers("R108")
def test_police_involvement_is_said_in_plain_words(client):
    service = make_service(police_role="law-only", police_note_en="Only for a danger to life.")
    html = page(client, service)
    assert "Only if the law requires it" in html
    assert "Only for a danger to life." in html


@pytest.mark.covers("R108")
def test_nothing_said_about_police_reads_not_stated_and_never_none(client):
    service = make_service(police_role="")
    html = page(client, service)
    assert "Not involved" not in html
    assert "Not stated" in html


def test_a_service_without_its_own_word_on_police_gives_its_organisations(client):
    organisation = make_organisation(police_role="partner")
    assert "Partner by agreement" in page(
        client, make_service(organisation=organisation, police_role="")
    )


@pytest.mark.covers("R110", part=True)
def test_who_sees_my_information_is_among_the_first_facts(client):
    html = page(client, make_service(anonymous_ok=True))
    first = html[html.index('class="facts"') : html.index("What was checked")]
    assert "Nothing is passed on without your agreement." in first
    assert "No name needed for a first contact." in first


@pytest.mark.covers("R001")
def test_a_level_comes_with_its_plain_definition_in_both_languages(client):
    service = make_service(levels=["secondary"])
    assert "Help where there is reason for concern" in page(client, service)
    assert "Aider quand il y a lieu de s’inquiéter" in page(client, service, "fr")


@pytest.mark.covers("R140")
@pytest.mark.parametrize(
    ("visibility", "shown"), [("public", True), ("practitioner", False), ("restricted", False)]
)
def test_the_six_attributes_show_to_those_they_are_meant_for(client, visibility, shown):
    organisation = make_organisation()
    for kind in AttributeKind.values:
        Attribute.objects.create(
            organisation=organisation, kind=kind, text_en=f"About {kind}.", visibility=visibility
        )
    html = page(client, organisation)
    assert all((f"About {kind}." in html) is shown for kind in AttributeKind.values)


@pytest.mark.covers("R140")
def test_each_persona_sees_the_attributes_of_its_level(client_for, persona):
    organisation = make_organisation()
    Attribute.objects.create(
        organisation=organisation, kind="model", text_en="For the field.", visibility="practitioner"
    )
    may_see = persona.is_verified or persona.is_staff
    assert ("For the field." in page(client_for(persona), organisation)) is may_see


def test_a_contact_for_practitioners_is_hidden_from_the_public(client):
    service = make_service()
    ServiceContact.objects.create(
        service=service, kind="voice", value="514 555-0199", visibility="practitioner"
    )
    assert "555-0199" not in page(client, service)


def test_contacts_can_be_pressed_and_read(client):
    service = make_service(phone="514 555-0142")
    ServiceContact.objects.create(service=service, kind="sms", value="514 555-0143")
    ServiceContact.objects.create(service=service, kind="email", value="bonjour@example.org")
    html = page(client, service)
    for href in ("tel:5145550142", "sms:5145550143", "mailto:bonjour@example.org"):
        assert f'href="{href}"' in html


def test_a_script_as_a_web_address_is_never_a_link(client):
    service = make_service()
    ServiceContact.objects.create(service=service, kind="web", value="javascript:alert(1)")
    assert 'href="javascript' not in page(client, service)


def test_hours_say_by_appointment_and_exceptions(client):
    service = make_service(timezone="America/Halifax")
    OpeningHours.objects.create(
        service=service, weekday=4, opens=time(9), closes=time(16), by_appointment=True
    )
    today = timezone.localdate()
    service.hours_exceptions.create(
        first_day=today, last_day=today + timedelta(days=3), note_en="The Horizon line answers"
    )
    html = page(client, service)
    assert "By appointment" in html
    assert "The Horizon line answers" in html
    assert "Halifax time" in html


def test_open_now_is_said_in_the_services_own_time(client, monkeypatch):
    service = make_service(weekly=True, timezone="America/Vancouver")
    eight_in_vancouver = datetime(2026, 11, 23, 16, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: eight_in_vancouver)
    assert "Opens today at 9:00" in page(client, service)
    assert "Ouvre aujourd’hui à 9 h 00" in page(client, service, "fr")


@pytest.mark.parametrize("record", ["service", "organisation"])
def test_a_wrong_slug_and_the_other_language_lead_to_the_right_address(client, record):
    service = make_service()
    found = service if record == "service" else service.organisation
    response = client.get(f"/en/{record}s/{found.key}-anything-else/")
    assert response.status_code == 302  # a name may change back
    assert response.url == found.get_absolute_url()


def test_the_language_switch_lands_on_the_same_listing(client):
    service = make_service()
    response = client.get(service.get_absolute_url())
    switch = response.context["chrome"].language_switch.url
    assert switch == f"/fr/services/{service.key}-point-dappui-familles/"
    assert "Point d’appui familles" in client.get(switch).content.decode()


def test_each_language_has_its_own_words_in_addresses(client):
    organisation = make_organisation()
    for language, start in (("en", "/en/organisations/"), ("fr", "/fr/organismes/")):
        with translation.override(language):
            assert organisation.get_absolute_url().startswith(start)
    assert "Centre Les Deux Rives" in page(client, organisation, "fr")


def test_a_text_in_one_language_only_is_marked_as_foreign(client):
    service = make_service(name_fr="", summary_fr="")
    html = page(client, service, "fr")
    assert '<h1 class="title-l" lang="en">Family anchor point</h1>' in html
    assert "n’est pas encore traduite" in html


def test_the_structured_data_is_json_and_cannot_end_its_element(client):
    organisation = make_organisation(name_en="</script><script>alert(1)</script>")
    service = make_service(organisation=organisation, locations=[make_location(organisation)])
    html = page(client, service)
    data = json.loads(re.search(r'application/ld\+json">(.*?)</script>', html).group(1))
    assert data["@type"] == "Service"
    assert data["provider"]["name"] == "</script><script>alert(1)</script>"
    assert "<script>alert" not in html


@pytest.mark.parametrize("state", ["draft", "organisation draft", "practitioner", "gone"])
def test_what_is_not_public_is_a_missing_page(client, state):
    service = make_service(visibility="practitioner" if state == "practitioner" else "public")
    url = service.get_absolute_url()
    if state == "draft":
        service.live = False
        service.save()
    elif state == "organisation draft":
        type(service.organisation).objects.update(live=False)
    elif state == "gone":
        service.delete()
    assert client.get(url).status_code == 404


def test_invented_organisations_say_so(client):
    service = make_service(organisation=make_organisation(is_invented=True))
    assert "Invented organisation, for demonstration" in page(client, service)


def test_forms_of_extremism_never_show_on_a_page(client):
    service = make_service(
        terms=[make_term(Facet.EXPERIENCE, "imve", name_en="Zorblax", name_fr="Zorblax")]
    )
    assert "Zorblax" not in page(client, service)


@pytest.mark.covers("R145", part=True)
def test_a_listing_says_how_specialised_it_is(client):
    assert "General service with trained staff" in page(
        client, make_service(specialisation="trained")
    )


HOSTILE = "<script>alert(1)</script>\"'${7*7}`{{7*7}}"
LISTED = ("name", "summary", "description")


def test_hostile_text_in_every_field_stays_text(client):
    organisation = make_organisation(
        **{f"{name}_{language}": HOSTILE for name in LISTED for language in ("en", "fr")}
    )
    fields = {
        field.name: HOSTILE[: field.max_length or 200]
        for field in Service._meta.concrete_fields
        if field.name.endswith(("_en", "_fr"))
    }
    term = make_term(Facet.TYPE, "hostile", name_en=HOSTILE, name_fr=HOSTILE)
    service = make_service(
        organisation=organisation,
        locations=[make_location(organisation, city=HOSTILE, address=HOSTILE, name_en=HOSTILE)],
        terms=[term],
        phone=HOSTILE,
        **fields,
    )
    urls = [service.get_absolute_url(), organisation.get_absolute_url(), "/en/find/?type=hostile"]
    for url in urls:
        html = client.get(url).content.decode()
        assert "alert(1)" in html
        assert "<script>alert" not in html
    assert client.get("/en/find/map.json").json()["services"][0]["name"] == HOSTILE


def test_an_organisation_shows_its_sector_and_never_a_form_of_extremism(client):
    organisation = make_organisation()
    organisation.terms.set(
        [
            make_term(Facet.SECTOR, "tried", name_en="Community work"),
            make_term(Facet.EXPERIENCE, "form-x", name_en="Some form"),
        ]
    )
    organisation.save()
    html = page(client, organisation)
    assert "Community work" in html
    assert "Some form" not in html


@pytest.mark.covers("R084", part=True)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_where_a_service_is_contacted_help_and_reporting_are_kept_apart(client, language):
    said = {
        "en": "Asking for help and reporting to police are two separate things.",
        "fr": "Demander de l’aide et faire un signalement à la police sont deux choses distinctes.",
    }[language]
    service = make_service()
    assert said in page(client, service, language)
    assert said in page(client, service.organisation, language)


def test_a_listing_says_when_it_was_decided_on_or_that_nobody_did(client, make_decision):
    service = make_service()
    assert "Nobody has decided yet" in page(client, service)
    make_decision(service.organisation, "included")
    assert "Inclusion decided on" in page(client, service)
    make_decision(service.organisation, "excluded")
    assert "Nobody has decided yet" in page(client, service)


@pytest.fixture
def make_decision():
    def make(organisation, decision):
        criterion = InclusionCriterion.objects.get_or_create(code="one", text_en="One")[0]
        return organisation.inclusion_decisions.create(decision=decision, criterion=criterion)

    return make
