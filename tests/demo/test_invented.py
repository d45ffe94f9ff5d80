"""Nothing in the demonstration may be taken for real, and nothing may be missing."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from directory import demo
from directory.demo.reading import organisations
from directory.models import (
    Location,
    Organisation,
    OrganisationContact,
    Service,
    ServiceContact,
)
from directory.readiness import missing_facts
from liaison.core.provinces import Province

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

# https://nanpa.com/numbering/555-line-numbers: 555-0100 to 555-0199 are kept for fiction
FICTION = re.compile(r"\d{3}-555-01\d\d")
AREA_CODES = {
    "AB": {"403", "587", "780"},
    "BC": {"250", "604", "778"},
    "MB": {"204"},
    "NB": {"506"},
    "NL": {"709"},
    "NS": {"902"},
    "NT": {"867"},
    "NU": {"867"},
    "ON": {"226", "416", "519", "613", "647", "705", "807", "905"},
    "PE": {"902"},
    "QC": {"418", "450", "514", "819"},
    "SK": {"306"},
    "YT": {"867"},
}
PROVINCES = list(Province.values)


def contacts():
    return chain(
        ServiceContact.objects.filter(service__source=demo.SOURCE),
        OrganisationContact.objects.filter(organisation__source=demo.SOURCE),
    )


def province_of(contact):
    owner = getattr(contact, "service", contact)
    return owner.organisation.province


def test_every_organisation_is_marked_as_invented():
    assert Organisation.objects.count() >= 60
    assert not Organisation.objects.filter(is_invented=False).exists()


def test_there_are_about_120_services():
    assert 110 <= Service.objects.count() <= 140


@pytest.mark.parametrize("province", PROVINCES)
def test_every_province_and_territory_has_services(province):
    assert Service.objects.filter(live=True, organisation__province=province).count() >= 2


def test_phone_numbers_are_kept_for_fiction_and_of_the_right_region():
    for contact in contacts():
        if contact.kind in ("voice", "sms", "tty"):
            assert FICTION.fullmatch(contact.value), contact
            assert contact.value[:3] in AREA_CODES[province_of(contact)], contact


def test_no_phone_number_belongs_to_two_listings():
    numbers = [it.value for it in contacts() if it.kind in ("voice", "sms", "tty")]
    assert len(numbers) == len(set(numbers))


def test_mail_and_web_addresses_lead_nowhere():
    for contact in contacts():
        if contact.kind == "email":
            assert contact.value.endswith("@example.org"), contact
        if contact.kind in ("web", "chat"):
            assert contact.value.startswith("https://example.org/"), contact


TEXTS = ("name", "summary", "description")
SERVICE_TEXTS = ("steps", "objectives", "referral_note", "police_note", "privacy_note", "cost_note")


@pytest.mark.parametrize("model", [Organisation, Service])
def test_both_languages_are_filled(model):
    names = TEXTS + (SERVICE_TEXTS if model is Service else ("police_note", "privacy_note"))
    for record in model.objects.filter(source=demo.SOURCE):
        for name in names:
            english, french = getattr(record, f"{name}_en"), getattr(record, f"{name}_fr")
            assert bool(english) == bool(french), f"{record.source_id}: {name}"
        assert record.name_en
        assert record.summary_en


def test_no_two_services_share_a_text():
    summaries = Service.objects.values_list("summary_en", "summary_fr")
    flat = list(chain.from_iterable(summaries))
    assert len(flat) == len(set(flat))


def test_french_has_its_own_typography():
    for row in organisations():
        for record in (row, *row["services"]):
            for name in (*TEXTS, "steps", "objectives", "referral"):
                french = record.get(name, ("", ""))[1]
                assert not re.search(r"\w [:»]|« |\w'\w| [?!;]", french), french


@pytest.mark.covers("R001", part=True)
def test_every_published_listing_states_what_a_listing_must_state():
    published = Service.objects.filter(source=demo.SOURCE, live=True)
    gaps = {it.source_id: [str(fact) for fact in missing_facts(it)] for it in published}
    assert {key: facts for key, facts in gaps.items() if facts} == {}


def test_places_are_in_the_province_they_say():
    from liaison.reference import places

    for location in Location.objects.filter(source=demo.SOURCE):
        town = places.nearest_town(location.latitude, location.longitude)
        assert town.province == location.province, location


def test_editors_find_work_waiting():
    assert Organisation.objects.filter(live=False).exists()
    assert Service.objects.filter(live=True, has_unpublished_changes=True).exists()
    assert Service.objects.filter(live=True, life_cycle_steps__state="found").exists()
