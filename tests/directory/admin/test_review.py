"""Drafts, locks, schedules, review and previews."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from directory import workflow
from directory.models import Service, Term
from search import engine
from search.request import SearchRequest
from tests.directory.admin.conftest import admin_url, fields_of, publish
from tests.factories.directory import make_term

pytestmark = pytest.mark.django_db

REVIEWED = {
    "organisation",
    "service",
    "location",
    "term",
    "liaisoncontact",
    "multiagencytable",
}


@pytest.fixture(autouse=True)
def review(db):
    workflow.make_workflow()


def save(client, record, **changes):
    return client.post(admin_url(record, "edit"), fields_of(record, **changes), follow=True)


def submit(client, record, **changes):
    data = fields_of(record, **changes) | {"action-submit": "1"}
    return client.post(admin_url(record, "edit"), data, follow=True)


def act(client, record, action):
    """Press a button of the review, as from the first screen."""
    record.refresh_from_db()
    state = record.current_workflow_task_state
    url = admin_url(record, "workflow_action", action, state.pk)
    return client.post(url, {"comment": "Thank you."}, follow=True)


def names_found():
    return {hit.object_id for hit in engine.search(SearchRequest()).hits}


def test_the_review_is_made_once_for_every_kind_of_listing():
    workflow.make_workflow()
    review = Workflow.objects.get(name=workflow.NAME)
    kinds = {row.content_type.model for row in review.workflow_content_types.all()}
    assert kinds == REVIEWED


def test_a_draft_changes_nothing_for_readers(editor, complete):
    save(editor, complete, name_en="Not yet")
    complete.refresh_from_db()
    assert complete.name_en == "Family anchor point"
    assert complete.get_latest_revision_as_object().name_en == "Not yet"


def test_a_regional_editor_submits_and_a_moderator_approves(client_as, complete):
    submit(client_as("regional editor"), complete, name_en="Reviewed")
    complete.refresh_from_db()
    assert complete.name_en == "Family anchor point"
    act(client_as("moderator"), complete, "approve")
    complete.refresh_from_db()
    assert complete.name_en == "Reviewed"


def test_a_regional_editor_neither_publishes_nor_approves(client_as, complete):
    client = client_as("regional editor")
    publish(client, complete, name_en="Straight out")
    submit(client, complete, name_en="Straight out")
    act(client, complete, "approve")
    complete.refresh_from_db()
    assert complete.name_en == "Family anchor point"


def test_an_incomplete_listing_is_not_approved_and_stays_in_review(client_as, incomplete):
    submit(client_as("regional editor"), incomplete, summary_en="Some words.")
    page = act(client_as("moderator"), incomplete, "approve")
    incomplete.refresh_from_db()
    assert not incomplete.live
    assert incomplete.workflow_in_progress
    assert "Prevention level" in " ".join(str(said) for said in page.context["messages"])


def test_changes_can_be_asked_for(client_as, complete):
    submit(client_as("regional editor"), complete, name_en="Too short")
    act(client_as("moderator"), complete, "reject")
    complete.refresh_from_db()
    assert complete.current_workflow_state.status == "needs_changes"


def test_a_locked_listing_waits_for_the_person_who_locked_it(client_as, complete):
    client_as("moderator").post(admin_url(complete, "lock"))
    complete.refresh_from_db()
    assert complete.locked
    save(client_as("editor"), complete, name_en="Overwritten")
    assert complete.get_latest_revision_as_object().name_en == "Family anchor point"
    client_as("moderator").post(admin_url(complete, "unlock"))
    save(client_as("editor"), complete, name_en="Written")
    complete.refresh_from_db()
    assert complete.get_latest_revision_as_object().name_en == "Written"


@pytest.mark.django_db(transaction=True)
def test_a_schedule_publishes_on_its_day_and_the_finder_knows(client_as, complete):
    Service.objects.update(live=False)
    engine.index("service", [complete.pk])
    soon = timezone.localtime() + timedelta(hours=2)
    publish(client_as("editor"), complete, go_live_at=soon.strftime("%Y-%m-%d %H:%M"))
    complete.refresh_from_db()
    assert not complete.live
    complete.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    for revision in complete.revisions.all():
        revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
        revision.save()
    assert names_found() == set()
    call_command("publish_scheduled")
    complete.refresh_from_db()
    assert complete.live
    assert names_found() == {complete.pk}


@pytest.mark.parametrize(("language", "name"), [("en", "Draft name"), ("fr", "Nom du brouillon")])
def test_a_draft_is_previewed_in_each_language(editor, complete, language, name):
    data = fields_of(complete, name_en="Draft name", name_fr="Nom du brouillon")
    url = admin_url(complete, "preview_on_edit")
    assert editor.post(url, data).json() == {"is_valid": True, "is_available": True}
    page = editor.get(url, {"mode": language})
    assert page.status_code == 200
    assert name in page.content.decode()
    assert f'<html lang="{language}' in page.content.decode()
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]


def test_an_organisation_is_previewed_too(editor, complete):
    organisation = complete.organisation
    url = admin_url(organisation, "preview_on_edit")
    assert editor.post(url, fields_of(organisation, name_en="New name")).json()["is_valid"]
    assert "New name" in editor.get(url, {"mode": "en"}).content.decode()


def test_a_new_listing_is_saved_as_a_draft_first(editor, organisation):
    url = reverse(Service.snippet_viewset.get_url_name("add"))
    empty = {f"{name}-{count}": "0" for name in ("contacts", "hours") for count in COUNTS}
    data = {"organisation": organisation.pk, "name_fr": "Nouveau", "visibility": "public"}
    data |= {"timezone": "America/Toronto", "action-publish": "1"}
    page = editor.post(url, data | empty, follow=True)
    created = Service.objects.get(name_fr="Nouveau")
    assert not created.live
    assert page.redirect_chain[-1][0] == admin_url(created, "edit")
    said = " ".join(str(message) for message in page.context["messages"])
    assert "Intake status" in said
    assert "State of the record" in said


COUNTS = ("TOTAL_FORMS", "INITIAL_FORMS")


def test_the_code_of_a_published_term_is_permanent(editor):
    term = make_term(code="mentoring")
    term.save_revision().publish()
    publish(editor, term, code="coaching", facet="aim", name_en="Mentoring and coaching")
    term = Term.objects.get(pk=term.pk)
    assert (term.facet, term.code) == ("type", "mentoring")
    assert term.name_en == "Mentoring and coaching"
