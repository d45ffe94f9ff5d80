"""The words of a listing: written in a draft, compared, reviewed; two who write are both heard."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from directory.enums import Fact, How
from directory.models import Service, ServiceContact
from directory.stewardship import comparing, drafts
from directory.stewardship.listing_forms import ListingForm
from directory.stewardship.row_forms import rows_of
from directory.workflow import make_workflow
from tests.directory.admin.conftest import sent

pytestmark = pytest.mark.django_db


def url(name, service, *args):
    return reverse(name, args=[service.key, *args])


def filled_in(service, **changes):
    """What a browser sends for the words of a listing."""
    draft = drafts.draft_of(Service.objects.get(pk=service.pk))
    form = ListingForm(instance=draft)
    data = {bound.html_name: sent(bound) for bound in form} | changes
    return {name: value for name, value in data.items() if value not in (None, False)}


def write(client, service, **changes):
    return client.post(url("my_texts", service), filled_in(service, **changes))


def newest(service):
    return drafts.draft_of(Service.objects.get(pk=service.pk))


def test_what_is_written_waits_in_a_draft(manager, complete):
    write(manager, complete, summary_en="For anyone who worries.")
    complete.refresh_from_db()
    assert complete.summary_en != "For anyone who worries."
    assert newest(complete).summary_en == "For anyone who worries."
    assert complete.terms.count() == newest(complete).terms.count()


def test_the_comparison_marks_what_is_new(manager, complete):
    write(
        manager,
        complete,
        summary_en="For relatives who see someone close drifting into anger.",
        audiences=["self", "family"],
    )
    page = manager.get(url("my_comparison", complete)).content.decode()
    assert "<ins>anger.</ins>" in page
    assert "<del>hatred.</del>" in page
    assert "Person seeking help for self" in page


def test_line_ends_alone_are_no_change(manager, complete):
    Service.objects.filter(pk=complete.pk).update(steps_en="You call.\r\nWe listen.")
    write(manager, complete, summary_en="Other words.", steps_en="You call.\r\nWe listen.")
    labels = [row.label for row in comparing.differences(Service.objects.get(pk=complete.pk))]
    assert labels == ["Summary in English"]


def test_the_preview_shows_the_draft_in_the_language_of_the_page(manager, complete):
    write(manager, complete, summary_en="Draft words.")
    page = manager.get(url("my_preview", complete))
    assert "Draft words." in page.content.decode()
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]


def test_it_goes_to_the_editors_and_is_published_by_them(manager, complete, client_for):
    make_workflow()
    write(manager, complete, summary_en="New words.")
    manager.post(url("my_draft", complete, "submit"))
    manager.post(url("my_draft", complete, "submit"))
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    state.current_task_state.approve()
    complete.refresh_from_db()
    assert complete.summary_en == "New words."


def test_writing_on_keeps_the_review_with_the_newest_words(manager, complete):
    make_workflow()
    write(manager, complete, summary_en="First words.")
    manager.post(url("my_draft", complete, "submit"))
    write(manager, complete, summary_en="Second words.")
    Service.objects.get(pk=complete.pk).current_workflow_state.current_task_state.approve()
    complete.refresh_from_db()
    assert complete.summary_en == "Second words."


def test_a_draft_can_be_thrown_away(manager, complete):
    write(manager, complete, summary_en="Regretted.")
    manager.post(url("my_draft", complete, "throw-away"))
    assert newest(complete).summary_en == complete.summary_en
    assert not Service.objects.get(pk=complete.pk).has_unpublished_changes


def test_two_who_change_different_fields_are_both_kept(manager, colleague, complete):
    mine = filled_in(complete, summary_en="Mine.")
    write(colleague, complete, summary_fr="Le sien.")
    manager.post(url("my_texts", complete), mine)
    assert (newest(complete).summary_en, newest(complete).summary_fr) == ("Mine.", "Le sien.")


def test_two_who_change_the_same_field_are_asked(manager, colleague, complete):
    mine = filled_in(complete, summary_en="Mine.")
    write(colleague, complete, summary_en="Theirs.")
    answer = manager.post(url("my_texts", complete), mine)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "It now says: Theirs." in page
    assert "Mine.</textarea>" in page
    assert newest(complete).summary_en == "Theirs."
    again = mine | {"base": answer.context["form"].data["base"]}
    manager.post(url("my_texts", complete), again)
    assert newest(complete).summary_en == "Mine."


def hours(service, *rows):
    record = Service.objects.get(pk=service.pk)
    stamp = rows_of("hours")(record).stamp
    data = {"rows-TOTAL_FORMS": len(rows), "rows-INITIAL_FORMS": 0, "stamp": stamp}
    for number, row in enumerate(rows):
        data |= {f"rows-{number}-{name}": value for name, value in row.items()}
    return data


MONDAY = {"weekday": 0, "opens": "09:00", "closes": "12:00"}


def test_hours_hold_at_once_and_count_as_confirmed(manager, complete):
    complete.confirmations.all().delete()
    manager.post(url("my_rows", complete, "hours"), hours(complete, MONDAY))
    assert [str(row) for row in complete.hours.all()] == ["Monday 09:00-12:00"]
    assert complete.confirmations.get().fact == Fact.HOURS
    assert complete.confirmations.get().how == How.ORGANISATION


def test_a_waiting_draft_gets_the_new_hours_too_and_goes_on_waiting(manager, complete):
    make_workflow()
    write(manager, complete, summary_en="Waiting words.")
    manager.post(url("my_draft", complete, "submit"))
    manager.post(url("my_rows", complete, "hours"), hours(complete, MONDAY))
    service = Service.objects.get(pk=complete.pk)
    assert service.summary_en != "Waiting words."
    assert service.hours.count() == 1
    assert service.workflow_in_progress
    service.current_workflow_state.current_task_state.approve()
    service = Service.objects.get(pk=complete.pk)
    assert (service.summary_en, service.hours.count()) == ("Waiting words.", 1)


def test_hours_that_end_before_they_start_come_back_as_written(manager, complete):
    row = MONDAY | {"closes": "08:00"}
    answer = manager.post(url("my_rows", complete, "hours"), hours(complete, row))
    assert answer.status_code == 422
    assert 'value="08:00"' in answer.content.decode()
    assert not complete.hours.exists()


def test_hours_that_somebody_changed_meanwhile_are_not_lost(manager, colleague, complete):
    mine = hours(complete, MONDAY)
    colleague.post(url("my_rows", complete, "hours"), hours(complete, MONDAY | {"closes": "17:00"}))
    answer = manager.post(url("my_rows", complete, "hours"), mine)
    assert answer.status_code == 422
    assert [str(row) for row in complete.hours.all()] == ["Monday 09:00-17:00"]


def test_contacts_that_only_the_site_sees_stay(manager, complete):
    ServiceContact.objects.create(
        service=complete, kind="email", value="inner@example.org", visibility="staff"
    )
    record = Service.objects.get(pk=complete.pk)
    stamp = rows_of("contacts")(record).stamp
    row = {"kind": "voice", "value": "514 555-0199", "visibility": "public"}
    data = {"rows-TOTAL_FORMS": 1, "rows-INITIAL_FORMS": 0, "stamp": stamp}
    data |= {f"rows-0-{name}": value for name, value in row.items()}
    page = manager.get(url("my_rows", complete, "contacts")).content.decode()
    assert "inner@example.org" not in page
    manager.post(url("my_rows", complete, "contacts"), data)
    values = set(complete.contacts.values_list("value", flat=True))
    assert values == {"514 555-0199", "inner@example.org"}
