from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from directory.enums import Fact, IntakeStatus, LifeCycle
from directory.listing import ListingFacts
from directory.models import Confirmation, HoursException
from tests.directory.admin.conftest import admin_url
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db


def record(client, service, what, follow=False, **data):
    url = reverse("directory_facts:record", args=[service.pk, what])
    return client.post(url, {"how": "interview"} | data, follow=follow)


@pytest.mark.covers("R142", part=True)
def test_an_intake_status_holds_at_once_with_the_name_of_who_said_it(editor, complete):
    record(editor, complete, "intake", status="waiting", wait="weeks", note_en="")
    record(editor, complete, "intake", status="waiting", wait="2-weeks", note_fr="Deux semaines.")
    newest = complete.intake_updates.latest("at")
    assert (newest.status, newest.wait, newest.note_fr) == (
        IntakeStatus.WAITING,
        "2-weeks",
        "Deux semaines.",
    )
    assert (newest.by, newest.how) == (EDITOR.make(), "interview")


def test_recording_writes_no_revision(editor, complete):
    record(editor, complete, "intake", status="paused")
    record(editor, complete, "step", state="contacted")
    assert not complete.revisions.exists()
    complete.refresh_from_db()
    assert not complete.has_unpublished_changes


def test_several_facts_are_confirmed_together(editor, complete):
    Confirmation.objects.all().delete()
    record(editor, complete, "confirm", facts=["hours", "police"])
    assert set(complete.confirmations.values_list("fact", flat=True)) == {Fact.HOURS, Fact.POLICE}
    assert complete.confirmations.first().by == EDITOR.make()


def test_a_step_moves_the_record(editor, complete):
    record(editor, complete, "step", state="archived")
    assert ListingFacts(complete).state == LifeCycle.ARCHIVED


def test_an_exception_is_added_and_taken_back(editor, complete):
    record(editor, complete, "exception", first_day="2026-12-25", last_day="2026-12-26")
    exception = complete.hours_exceptions.get()
    assert exception.is_closed
    url = reverse("directory_facts:remove_exception", args=[complete.pk, exception.pk])
    assert editor.get(url).status_code == 405
    editor.post(url)
    assert not complete.hours_exceptions.exists()


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("intake", {}),
        ("intake", {"status": "full"}),
        ("confirm", {"facts": ["weather"]}),
        ("step", {"state": "lost"}),
        ("exception", {"first_day": "2026-12-26", "last_day": "2026-12-25"}),
        ("exception", {"first_day": "tomorrow"}),
        (
            "exception",
            {
                "first_day": "2026-12-25",
                "last_day": "2026-12-25",
                "opens": "22:00",
                "closes": "02:00",
            },
        ),
        ("exception", {"first_day": "2026-12-25", "last_day": "2026-12-25", "opens": "09:00"}),
    ],
)
def test_a_wrong_form_records_nothing_and_says_so(editor, complete, what, data):
    before = (complete.intake_updates.count(), complete.confirmations.count())
    response = record(editor, complete, what, **data)
    assert response.status_code == 422
    assert "Nothing was recorded" in response.content.decode()
    assert (complete.intake_updates.count(), complete.confirmations.count()) == before
    assert not HoursException.objects.exists()


def test_an_unknown_kind_of_fact_is_a_missing_page(editor, complete):
    assert record(editor, complete, "weather", follow=True).status_code == 404


def test_the_history_says_who_said_what_and_how(editor, complete):
    record(editor, complete, "intake", status="closed")
    page = editor.get(reverse("directory_facts:service", args=[complete.pk])).content.decode()
    assert "Closed to new referrals" in page
    assert "an editor, in an interview" in page
    assert EDITOR.make().name in page


def test_the_edit_screen_shows_the_facts_of_the_day(editor, complete):
    HoursException.objects.create(
        service=complete, first_day=date(2026, 12, 25), last_day=date(2026, 12, 26)
    )
    page = editor.get(admin_url(complete, "edit")).content.decode()
    assert "Nothing stands in the way of publishing." in page
    assert reverse("directory_facts:service", args=[complete.pk]) in page
    assert "Taking referrals" in page


def test_one_press_records_an_intake_status(editor, complete):
    page = editor.get(reverse("directory_facts:service", args=[complete.pk])).content.decode()
    for status in IntakeStatus.values:
        assert f'name="status" value="{status}"' in page


def test_a_day_has_one_exception(editor, complete):
    record(editor, complete, "exception", first_day="2026-12-24", last_day="2026-12-26")
    url = reverse("directory_facts:record", args=[complete.pk, "exception"])
    answer = editor.post(url, {"first_day": "2026-12-26", "last_day": "2026-12-27"})
    assert answer.status_code == 422
    assert complete.hours_exceptions.count() == 1


def test_another_status_keeps_the_wait_and_the_notes_of_today(editor, complete):
    record(editor, complete, "intake", status="open", wait="days", note_en="Call first.")
    url = reverse("directory_facts:service", args=[complete.pk])
    form = editor.get(url).context["forms"]["intake"]
    assert form["note_en"].value() == "Call first."
    assert form["wait"].value() == "days"
