"""The interview form behind a record’s states."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.enums import LifeCycle
from directory.interviews import QUESTIONS
from directory.listing import ListingFacts
from directory.models import Interview, Service
from tests.factories.directory import make_organisation, make_service
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db
CANARY = "Canary answer of the director"


@pytest.fixture
def service():
    organisation = make_organisation(province="QC")
    return make_service(organisation=organisation, state=LifeCycle.FOUND)


@pytest.fixture
def url(service):
    return reverse("directory_facts:interview", args=[service.pk])


def said(**changes):
    day = timezone.localdate().isoformat()
    return {"held_on": day, "way": "phone", "state": "confirmed"} | changes


def facts(service):
    return ListingFacts(Service.objects.with_facts().get(pk=service.pk))


@pytest.mark.covers("R142")
def test_an_interview_moves_the_record_on_and_confirms_what_was_asked(editor, service, url):
    data = said(answer_content=CANARY, facts=["hours", "police"], intake="waiting")
    assert editor.post(url, data).status_code == 302
    now = facts(service)
    assert now.state == LifeCycle.CONFIRMED
    assert now.intake_status == "waiting"
    assert now.freshness["police"].days == 0
    assert now.freshness["privacy"].at is None
    assert Interview.objects.get().answers == {"content": CANARY}
    assert CANARY in editor.get(url).content.decode()


@pytest.mark.covers("R142")
def test_states_have_their_dates_on_the_form(editor, url):
    page = editor.get(url).content.decode()
    assert "Find, interview, analyse and publish" in page
    assert "Found, " in page
    assert all(f'name="answer_{code}"' in page for code in QUESTIONS)


def test_answers_are_on_no_public_page_and_in_no_search(editor, practitioner, service, url):
    editor.post(url, said(answer_challenges=CANARY))
    for address in (service.get_absolute_url(), service.organisation.get_absolute_url()):
        assert CANARY not in practitioner.get(address).content.decode()
    found = practitioner.get(reverse("find"), {"q": "canary"}).content.decode()
    assert CANARY not in found


def test_an_interview_never_takes_a_record_back(editor, url, service):
    editor.post(url, said(state="confirmed"))
    editor.post(url, said(state="contacted"))
    assert facts(service).state == LifeCycle.CONFIRMED


def test_an_earlier_day_counts_from_that_day(editor, url, service):
    day = timezone.localdate() - timedelta(days=20)
    editor.post(url, said(held_on=day.isoformat(), facts=["privacy"]))
    assert facts(service).freshness["privacy"].days in (19, 20)


def test_a_day_to_come_is_refused_and_nothing_is_lost(editor, url):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = editor.post(url, said(held_on=tomorrow, answer_size="Nine people"))
    assert answer.status_code == 422
    assert "Nine people" in answer.content.decode()
    assert not Interview.objects.exists()


def test_only_editors_open_it(client_for, url):
    editors = {"regional editor", "moderator", "editor", "administrator", "superuser"}
    opened = {p.name for p in PERSONAS if client_for(p).get(url).status_code == 200}
    assert opened == editors
