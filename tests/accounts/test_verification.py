"""People ask to be verified as practitioners; moderators answer; the year ends with a warning."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from liaison.accounts import services
from liaison.accounts.exceptions import (
    AlreadyAskedError,
    DecidedAlreadyError,
    MayNotDecideError,
)
from liaison.accounts.models import PractitionerVerification, User
from tests.personas import MEMBER, PERSONAS

pytestmark = pytest.mark.django_db

PATH = "/en/account/verification/"
WORK = {"organisation": "CLSC des Exemples", "job_title": "Social worker", "sector": "health"}
MODERATOR = next(one for one in PERSONAS if one.name == "moderator")


@pytest.fixture
def member(client_for, site_root):
    return client_for(MEMBER)


@pytest.fixture
def asked(member):
    member.post(PATH, WORK)
    return PractitionerVerification.objects.get()


def answer_url(verification):
    return reverse("accounts_verifications:answer", args=[verification.pk])


def test_a_person_asks_and_sees_the_state(member):
    assert member.post(PATH, WORK).url == PATH
    page = member.get(PATH).content.decode()
    assert "Waiting for an answer" in page
    assert "CLSC des Exemples" in page
    assert 'name="organisation"' not in page


@pytest.mark.parametrize("missing", WORK)
def test_each_part_is_needed(member, missing):
    page = member.post(PATH, WORK | {missing: ""}).content.decode()
    assert "Please check these points" in page
    assert not PractitionerVerification.objects.exists()


def test_one_request_is_open_at_a_time(member, asked):
    page = member.post(PATH, WORK, follow=True).content.decode()
    assert "Your request is already here" in page
    with pytest.raises(AlreadyAskedError):
        services.ask_for_verification(user=asked.user, **WORK)
    with pytest.raises(IntegrityError), transaction.atomic():
        asked.user.verifications.create(**WORK)


def test_only_moderators_and_administrators_answer(client_for, persona, asked):
    if persona.signed_in and not persona.decides_verifications:
        with pytest.raises(MayNotDecideError):
            services.approve_verification(verification=asked, by=persona.make())
    client_for(persona).post(answer_url(asked), {"decision": "approve"})
    asked.refresh_from_db()
    assert bool(asked.approved_at) == persona.decides_verifications


@pytest.mark.parametrize("persona", [one for one in PERSONAS if one.opens_admin], ids=str)
def test_nobody_answers_their_own(client_for, persona):
    own = persona.make().verifications.create(**WORK)
    client_for(persona).post(answer_url(own), {"decision": "approve"})
    own.refresh_from_db()
    assert own.approved_at is None
    with pytest.raises(IntegrityError), transaction.atomic():
        PractitionerVerification.objects.filter(pk=own.pk).update(
            approved_at=timezone.now(), expires_at=timezone.now(), approved_by=persona.make()
        )


def test_yes_holds_for_a_year_and_gives_the_role(
    client_for, asked, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client_for(MODERATOR).post(answer_url(asked), {"decision": "approve"})
    user = User.objects.get(email=MEMBER.email)
    assert user.is_verified_practitioner
    assert "practitioner" in user.roles
    assert [letter.to for letter in mailoutbox] == [[MEMBER.email]]


@pytest.mark.parametrize(("language", "path"), [("en", "/en/account/"), ("fr", "/fr/compte/")])
def test_no_comes_with_a_reason_that_only_the_site_tells(
    client_for, member, asked, mailoutbox, django_capture_on_commit_callbacks, language, path
):
    User.objects.filter(pk=asked.user.pk).update(language=language)
    moderator = client_for(MODERATOR)
    page = moderator.post(answer_url(asked), {"decision": "refuse", "reason": " "})
    assert page.status_code == 200
    assert not mailoutbox
    with django_capture_on_commit_callbacks(execute=True):
        moderator.post(answer_url(asked), {"decision": "refuse", "reason": "Which CLSC?"})
    [letter] = mailoutbox
    assert f"{path}verification/" in letter.body
    told = (letter.subject + letter.body).lower()
    assert not any(word in told for word in ("clsc", "refus", "verified", "practitioner", "vérifi"))
    page = member.get(PATH).content.decode()
    assert "Which CLSC?" in page
    assert 'name="organisation"' in page


def test_a_request_is_answered_once(client_for, asked):
    moderator = MODERATOR.make()
    services.approve_verification(verification=asked, by=moderator)
    with pytest.raises(DecidedAlreadyError):
        services.refuse_verification(verification=asked, by=moderator, reason="Too late")
    page = client_for(MODERATOR).post(
        answer_url(asked), {"decision": "refuse", "reason": "Too late"}, follow=True
    )
    assert "Somebody else answered" in page.content.decode()


def test_the_queue_is_filtered_by_state(client_for, asked):
    moderator = client_for(MODERATOR)
    queue = reverse("practitioner_verifications:index")

    def shown(state):
        return len(moderator.get(queue, {"state": state}).context["object_list"])

    assert (shown("waiting"), shown("refused")) == (1, 0)
    services.refuse_verification(verification=asked, by=MODERATOR.make(), reason="Why")
    assert (shown("waiting"), shown("refused")) == (0, 1)


def ending_in(user, days, **changes):
    now = timezone.now()
    expires = now + timedelta(days=days)
    return user.verifications.create(
        **WORK, approved_at=expires - services.A_YEAR, expires_at=expires, **changes
    )


def remind(capsys, *options):
    call_command("remind_practitioners", *options)
    return capsys.readouterr().out.strip()


def test_a_reminder_goes_out_once_a_month_before_the_end(capsys, mailoutbox):
    user = MEMBER.make()
    ending_in(user, 29)
    assert remind(capsys, "--dry-run") == "1 to remind; nothing was sent."
    assert not mailoutbox
    assert remind(capsys) == "1 reminded."
    assert remind(capsys) == "0 reminded."
    [letter] = mailoutbox
    assert letter.to == [user.email]


@pytest.mark.parametrize("days", [-1, 40])
def test_no_reminder_too_early_or_too_late(capsys, mailoutbox, days):
    ending_in(MEMBER.make(), days)
    assert remind(capsys) == "0 reminded."


def test_no_reminder_to_who_asked_again(capsys, mailoutbox):
    user = MEMBER.make()
    ending_in(user, 20)
    services.ask_for_verification(user=user, **WORK)
    assert remind(capsys) == "0 reminded."


@pytest.mark.parametrize(("days", "may"), [(200, False), (20, True), (-5, True)])
def test_people_ask_again_when_the_year_is_nearly_over(days, may):
    user = MEMBER.make()
    ending_in(user, days)
    assert services.may_ask_for_verification(user) == may
