"""What happens to a listing that nobody confirms, day by day."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from django.utils.translation import override

from directory import services
from directory.enums import Fact, IntakeStatus, LifeCycle, Rung
from directory.models import LadderStep, OrganisationContact, Service
from directory.stewardship import ladder
from search import engine
from search.request import SearchRequest
from tests.factories.directory import make_organisation, make_service

pytestmark = pytest.mark.django_db

INTAKE_DUE = 30


@pytest.fixture
def clock(monkeypatch):
    """Moves the day: `clock(45)` is 45 days after it was first called."""
    started = []

    def move(days):
        started.append(timezone.now())
        monkeypatch.setattr(timezone, "now", lambda: started[0] + timedelta(days=days))

    return move


def listed(email="intake@example.org", **fields):
    organisation = make_organisation()
    if email:
        OrganisationContact.objects.create(
            organisation=organisation, kind="email", value=email, visibility="staff"
        )
    service = make_service(organisation=organisation, **fields)
    services.confirm_facts(service=service, facts=Fact.values)
    return service


def climb(**options):
    out = StringIO()
    call_command("climb_ladder", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for the end of a transaction, as on a site: the index follows."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found():
    return [hit.object_id for hit in engine.search(SearchRequest()).hits]


@pytest.mark.covers("R142", part=True)
def test_a_year_without_an_answer(client, clock, committed):
    """Three letters, then last in the order, then hidden; each once, on its day."""
    service = listed()
    fresh = make_service(name_en="Always fresh")
    happened = {}
    for day in range(0, 366):
        clock(day)
        services.confirm_facts(service=fresh, facts=Fact.values)
        before = set(service.ladder_steps.values_list("pk", flat=True))
        with committed():
            climb()
        for step in service.ladder_steps.exclude(pk__in=before):
            happened[step.rung] = day - INTAKE_DUE
    assert happened == {"reminder": 0, "second": 14, "urgent": 30, "demoted": 45, "hidden": 90}
    assert len(mail.outbox) == len(happened)
    assert not fresh.ladder_steps.exists()
    with override("en"):
        assert client.get(service.get_absolute_url()).status_code == 404
        assert client.get(fresh.get_absolute_url()).status_code == 200
    assert found() == [fresh.pk]


def test_a_listing_nobody_confirms_comes_after_the_others(clock, committed):
    service, other = listed(), make_service(name_en="Other")
    assert found() == [service.pk, other.pk]
    for day in (30, 44, 60):
        clock(day)
        climb()
    services.confirm_facts(service=other, facts=Fact.values)
    assert found() == [service.pk, other.pk]
    clock(75)
    with committed():
        climb()
    assert found() == [other.pk, service.pk]


def test_an_answer_ends_it_and_a_year_later_it_starts_anew(clock):
    service = listed()
    for day in (30, 44):
        clock(day)
        climb()
    services.confirm_facts(service=service, facts=Fact.values)
    clock(60)
    assert "reminder: 0" in climb()
    clock(44 + INTAKE_DUE)
    assert "reminder: 1" in climb()


def test_a_site_that_starts_late_writes_three_times_before_it_hides(clock):
    service = listed()
    for day in range(400, 480):
        clock(day)
        climb()
    steps = service.ladder_steps.order_by("at").values_list("rung", flat=True)
    assert list(steps) == ["reminder", "second", "urgent", "demoted"]


def test_a_dry_run_counts_and_changes_nothing(clock):
    listed()
    clock(31)
    assert "reminder: 1" in climb(dry_run=True)
    assert not mail.outbox
    assert not LadderStep.objects.exists()


def test_one_letter_for_all_that_an_organisation_offers_in_both_languages(client, clock):
    service = listed()
    second = make_service(
        organisation=service.organisation, name_en="Second door", name_fr="Deuxième porte"
    )
    services.confirm_facts(service=second, facts=Fact.values)
    clock(31)
    climb()
    (letter,) = mail.outbox
    assert letter.to == ["intake@example.org"]
    for words in ("Second door", "Deuxième porte", service.name_en, service.name_fr):
        assert words in letter.body
    subject = letter.subject
    assert subject == "Is your listing still correct? / Votre fiche est-elle toujours exacte?"
    paths = re.findall(r"https?://[^/\s]+(/\S+)", letter.body)
    assert len(paths) == 4
    assert {path.split("/")[1] for path in paths} == {"en", "fr"}
    assert all(client.get(path).status_code == 200 for path in paths)


def test_without_an_address_nobody_is_written_to_and_the_days_count_all_the_same(clock):
    service = listed(email="")
    clock(31)
    climb()
    assert not mail.outbox
    assert service.ladder_steps.get().rung == Rung.REMINDER


def test_records_that_were_only_found_or_are_archived_are_left_alone(clock):
    for state in (LifeCycle.FOUND, LifeCycle.ARCHIVED):
        listed(state=state)
    clock(300)
    climb()
    assert not LadderStep.objects.exists()


def test_with_mail_down_nothing_is_recorded_and_the_command_says_so(clock, monkeypatch):
    service = listed()
    clock(31)

    def refuse(*args, **kwargs):
        raise OSError("no mail")

    monkeypatch.setattr("directory.stewardship.letters.post", refuse)
    with pytest.raises(CommandError, match="1 organisations could not be written to"):
        climb()
    assert not service.ladder_steps.exists()
    monkeypatch.undo()


def test_an_older_draft_does_not_bring_back_a_hidden_listing():
    service = listed(state=LifeCycle.FOUND)  # whose publication asks for no further facts
    service.save_revision()
    services.withhold(service=service, reason="safety")
    service.latest_revision.publish()
    assert not Service.objects.shown().filter(pk=service.pk).exists()


def test_the_most_overdue_fact_counts():
    now = timezone.now()
    confirmed = {fact: now - timedelta(days=190) for fact in Fact.values}
    confirmed[Fact.INTAKE] = now - timedelta(days=35)
    assert ladder.days_overdue(confirmed, None, now) == 10
    assert ladder.days_overdue({}, None, now) is None
    assert ladder.days_overdue({}, now - timedelta(days=31), now) == 1


def test_a_rung_waits_for_the_one_before():
    assert ladder.next_rung(100, {}) == Rung.REMINDER
    assert ladder.next_rung(100, {"reminder": 3}) is None
    assert ladder.next_rung(100, {"reminder": 14}) == Rung.SECOND
    assert ladder.next_rung(-1, {}) is None
    assert ladder.next_rung(500, dict.fromkeys(Rung.values, 1)) is None


def test_status_of_intake_is_a_statement_too(clock):
    service = listed()
    clock(20)
    services.record_intake(service=service, status=IntakeStatus.PAUSED)
    clock(40)
    assert "reminder: 0" in climb()
