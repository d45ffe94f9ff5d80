"""Contacts between agencies and multi-agency tables, for verified practitioners."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from directory.enums import Facet, LiaisonKind
from directory.models import UnmetReferral
from directory.partners.unmet import ENTRIES_A_DAY, months
from liaison.core.visibility import Visibility
from tests.directory.admin.conftest import fields_of
from tests.factories.cards import make_role
from tests.factories.directory import make_term
from tests.factories.partners import make_contact, make_table
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db


def test_only_verified_practitioners_and_staff_see_contacts_and_tables(client_for):
    make_contact()
    table = make_table()
    for persona in PERSONAS:
        client = client_for(persona)
        expected = 200 if persona.is_verified or persona.is_staff else 404
        for url in (reverse("liaison_contacts"), reverse("tables"), table.get_absolute_url()):
            assert client.get(url).status_code == expected, (persona, url)


@pytest.mark.covers("R026", part=True)
def test_who_is_the_contact_in_a_province(practitioner):
    make_contact(kind=LiaisonKind.GOVERNMENT, name_en="Office of Quebec")
    make_contact(kind=LiaisonKind.GOVERNMENT, name_en="Office of Ontario", province="ON")
    make_contact(kind=LiaisonKind.GOVERNMENT, name_en="Federal office", province="")
    page = practitioner.get(reverse("liaison_contacts"), {"province": "QC"}).content.decode()
    assert "Office of Quebec" in page
    assert "Federal office" in page
    assert "Office of Ontario" not in page


@pytest.mark.covers("R072", part=True)
def test_police_liaison_has_role_area_and_subject_and_says_when_not_to_call(practitioner):
    make_role("police-liaison")
    make_contact(summary_en="Prepares protocols.", area_en="Greater Montréal")
    page = practitioner.get(reverse("liaison_contacts")).content.decode()
    for words in ("Prepares protocols.", "Greater Montréal", "Protocols", "514 555-0171"):
        assert words in page
    assert "To ask a general question, without a name." in page
    assert "Because of what somebody believes or says" in page
    assert "/en/roles/police-liaison/" in page


@pytest.mark.covers("R127", part=True)
def test_liaison_officers_have_area_and_hours(practitioner):
    make_contact(kind=LiaisonKind.SECURITY, hours_en="Weekdays, 9:00 to 17:00", province="")
    page = practitioner.get(reverse("liaison_contacts")).content.decode()
    assert "Security-information liaison officer" in page
    assert "Weekdays, 9:00 to 17:00" in page


def test_records_and_numbers_for_staff_stay_with_staff(practitioner, editor):
    make_contact(name_en="For staff", visibility=Visibility.STAFF)
    contact = make_contact(name_en="For partners")
    contact.contacts.create(kind="voice", value="514 555-0199", visibility=Visibility.STAFF)
    make_contact(name_en="Draft", live=False)
    url = reverse("liaison_contacts")
    page = practitioner.get(url).content.decode()
    assert "For partners" in page
    assert not [words for words in ("For staff", "555-0199", "Draft") if words in page]
    assert "For staff" in editor.get(url).content.decode()


@pytest.mark.covers("R029", part=True)
def test_a_table_states_area_sectors_how_to_reach_it_and_consent(practitioner):
    table = make_table(terms=[make_term(Facet.SECTOR, "health"), make_term(Facet.LANGUAGE, "fr")])
    page = practitioner.get(table.get_absolute_url()).content.decode()
    for words in ("Quebec", "Laval", "Health", "Write a question without a name."):
        assert words in page
    assert "Written consent for a name." in page
    assert "450 555-0161" in page


@pytest.mark.covers("R181", part=True)
def test_a_table_says_who_decides(practitioner):
    assert (
        "The coordinator decides."
        in practitioner.get(make_table().get_absolute_url()).content.decode()
    )


def test_a_table_silent_on_consent_says_to_ask_first(practitioner):
    table = make_table(consent_en="", consent_fr="")
    page = practitioner.get(table.get_absolute_url()).content.decode()
    assert "Not stated: ask before you share anything." in page


@pytest.mark.covers("R029", part=True)
def test_the_finder_leads_practitioners_to_the_tables_of_the_place(practitioner, visitor, regions):
    asked = {"place": "Laval"}
    link = f"{reverse('tables')}?province=QC"
    assert link in practitioner.get(reverse("find"), asked).content.decode()
    assert link not in visitor.get(reverse("find"), asked).content.decode()


def test_an_unconfirmed_table_says_so(practitioner):
    make_table(confirmed_on=timezone.localdate() - timedelta(days=200))
    make_table(name_en="Never")
    page = practitioner.get(reverse("tables")).content.decode()
    assert "ask before you rely on it" in page
    assert "not confirmed yet" in page


@pytest.mark.covers("R118", part=True)
def test_unmet_referrals_are_counted_without_anybody(practitioner):
    table = make_table()
    month = months()[0]
    for _time in range(2):
        data = {"month": month.isoformat(), "reason": "police", "count": 3}
        assert practitioner.post(table.get_absolute_url(), data).status_code == 302
    row = UnmetReferral.objects.get()
    assert (row.month, row.reason, row.count) == (month, "police", 6)
    columns = {field.name for field in UnmetReferral._meta.get_fields()}
    assert columns == {"id", "table", "month", "reason", "count"}


@pytest.mark.covers("R118", part=True)
def test_numbers_below_five_are_not_told_apart(practitioner):
    table = make_table()
    table.unmet_referrals.create(month=months()[0], reason="full", count=4)
    table.unmet_referrals.create(month=months()[2], reason="area", count=7)
    page = practitioner.get(table.get_absolute_url()).content.decode()
    assert "fewer than 5" in page
    assert "<dd>7" in page
    assert "<dd>4" not in page


@pytest.mark.parametrize(
    "wrong", [{"month": "2020-01-01"}, {"reason": "a name"}, {"count": "0"}, {"count": "900"}]
)
def test_a_wrong_count_is_refused_in_words(practitioner, wrong):
    data = {"month": months()[0].isoformat(), "reason": "full", "count": 1} | wrong
    answer = practitioner.post(make_table().get_absolute_url(), data)
    assert answer.status_code == 422
    assert "Please check these points" in answer.content.decode()
    assert not UnmetReferral.objects.exists()


def test_a_person_counts_only_so_often_a_day(practitioner):
    table = make_table()
    data = {"month": months()[0].isoformat(), "reason": "full", "count": 1}
    for _time in range(ENTRIES_A_DAY + 2):
        practitioner.post(table.get_absolute_url(), data)
    assert UnmetReferral.objects.get().count == ENTRIES_A_DAY


def test_an_older_draft_brings_no_older_confirmation_back(editor):
    long_ago = timezone.localdate() - timedelta(days=300)
    table = make_table(confirmed_on=long_ago)
    draft = table.save_revision()
    edit = reverse(type(table).snippet_viewset.get_url_name("edit"), args=[table.pk])
    answer = editor.post(edit, fields_of(table, confirmed_today="on"))
    assert answer.status_code == 302
    Revision.objects.get(pk=draft.pk).publish()
    table.refresh_from_db()
    assert table.confirmed_on == timezone.localdate()


def test_a_draft_is_previewed_in_both_languages(editor):
    table = make_table(live=False)
    table.save_revision()
    name = type(table).snippet_viewset.get_url_name("preview_on_edit")
    url = reverse(name, args=[table.pk])
    editor.post(url, fields_of(table, name_fr="Table du jeudi"))
    assert "Table du jeudi" in editor.get(url, {"mode": "fr"}).content.decode()
