from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override

from directory import services
from directory.enums import Decision, IntakeStatus, LifeCycle
from directory.exceptions import NotReadyToPublishError
from directory.models import InclusionCriterion, InclusionDecision, Service
from directory.readiness import missing_facts
from tests.directory.admin.conftest import admin_url, fields_of, publish
from tests.factories.directory import make_service

pytestmark = pytest.mark.django_db


def words(service):
    return [str(name) for name in missing_facts(service)]


def test_a_listing_that_states_everything_may_be_published(complete):
    assert words(complete) == []


@pytest.mark.parametrize(
    ("silence", "missing"),
    [
        ({"levels": []}, "Prevention level"),
        ({"audiences": []}, "Who can be helped"),
        ({"referrers": []}, "Who may refer"),
        ({"modes": []}, "How the service is given"),
        ({"serves_canada": False}, "Area served"),
        ({"police_role": ""}, "Police involvement"),
        ({"privacy_note_en": "", "privacy_note_fr": ""}, "Confidentiality and sharing"),
    ],
)
def test_each_starred_fact_is_asked_for(complete, silence, missing):
    for name, value in silence.items():
        setattr(complete, name, value)
    assert words(complete) == [missing]


@pytest.mark.parametrize(
    ("facet", "missing"), [("type", "Service type"), ("language", "Languages")]
)
def test_terms_are_asked_for(complete, facet, missing):
    complete.terms.set(complete.terms.exclude(facet=facet))
    assert words(complete) == [missing]


def test_the_sector_of_the_organisation_is_asked_for(complete):
    complete.organisation.terms.clear()
    assert words(complete) == ["Sector of the organisation"]


def test_the_intake_status_is_asked_for(complete):
    complete.intake_updates.all().delete()
    assert words(complete) == ["Intake status"]


def test_the_organisation_answers_for_police_and_privacy(complete):
    complete.police_role = complete.privacy_note_en = complete.privacy_note_fr = ""
    complete.organisation.police_role = "none"
    complete.organisation.privacy_note_fr = "Rien n’est transmis."
    assert words(complete) == []


@pytest.mark.covers("R144", part=True)
def test_the_newest_decision_about_the_organisation_counts(complete):
    InclusionDecision.objects.create(
        organisation=complete.organisation,
        decision=Decision.EXCLUDED,
        criterion=InclusionCriterion.objects.first(),
    )
    assert words(complete) == ["Decision to include the organisation"]


def test_a_found_record_is_published_as_it_is():
    found = make_service(state=LifeCycle.FOUND, levels=[], live=False)
    found.save_revision().publish()
    found.refresh_from_db()
    assert found.live


def test_publishing_by_code_is_refused_too(incomplete):
    with pytest.raises(NotReadyToPublishError):
        incomplete.save_revision().publish()
    incomplete.refresh_from_db()
    assert not incomplete.live


def test_the_refusal_names_the_facts_and_keeps_what_was_typed(editor, incomplete):
    page = publish(editor, incomplete, summary_en="Typed a moment ago.")
    incomplete.refresh_from_db()
    assert not incomplete.live
    assert incomplete.get_latest_revision_as_object().summary_en == "Typed a moment ago."
    assert "Prevention level" in page.content.decode()
    assert "kept as a draft" in page.content.decode()


def test_the_refusal_speaks_the_editors_language(client_as, incomplete):
    client = client_as("editor")
    editor = client.get(admin_url(incomplete, "edit")).wsgi_request.user
    editor.language = "fr"
    editor.save()
    with override("fr"):
        expected = [str(name) for name in missing_facts(incomplete)]
    page = publish(client, incomplete)
    assert page.context["messages"]
    said = " ".join(str(message) for message in page.context["messages"])
    assert all(name in said for name in expected)


def test_a_complete_draft_is_published(editor, complete):
    Service.objects.update(live=False)
    publish(editor, complete, name_en="Anchor for families")
    complete.refresh_from_db()
    assert (complete.live, complete.name_en) == (True, "Anchor for families")


def test_a_schedule_is_refused_while_facts_are_missing(editor, incomplete):
    tomorrow = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    publish(editor, incomplete, go_live_at=tomorrow)
    assert not incomplete.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_listing_that_lost_a_fact_stays_a_draft_on_its_day_and_holds_up_nobody(complete):
    other = make_service(state=LifeCycle.FOUND, live=False)
    for service in (complete, other):
        Service.objects.filter(pk=service.pk).update(live=False)
        service.refresh_from_db()
        service.go_live_at = timezone.now() + timedelta(minutes=5)
        service.save_revision().publish()
    complete.organisation.inclusion_decisions.all().delete()
    for revision in (*complete.revisions.all(), *other.revisions.all()):
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = None
        revision.save()
    call_command("publish_scheduled")
    complete.refresh_from_db()
    other.refresh_from_db()
    assert (complete.live, other.live) == (False, True)
    assert not complete.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_an_older_draft_does_not_bring_back_an_older_intake_status(editor, complete):
    services.record_intake(service=complete, status=IntakeStatus.OPEN)
    draft = complete.save_revision()
    services.record_intake(service=complete, status=IntakeStatus.PAUSED)
    draft.publish()
    assert complete.intake_updates.latest("at").status == IntakeStatus.PAUSED
    assert "intake" not in "".join(draft.content)


def test_terms_of_every_facet_are_saved_together(editor, complete):
    mentoring = complete.terms.get(facet="type")
    data = fields_of(complete)
    assert data["service_type"] == [mentoring.pk]
    publish(editor, complete, service_type=[])
    complete.refresh_from_db()
    assert {term.facet for term in complete.terms.all()} == {"type", "language"}
    draft = complete.get_latest_revision_as_object()
    assert [term.facet for term in draft.terms.all()] == ["language"]
