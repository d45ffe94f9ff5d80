"""Who keeps a listing: claims, invitations, roles, handing over, leaving."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.enums import MemberChange, MemberRole
from directory.exceptions import DecidedAlreadyError, NotCalledYetError, OwnDecisionError
from directory.models import Claim, Invitation, MemberEvent
from directory.stewardship import claims, members
from liaison.accounts.models import User
from liaison.accounts.roles import Role
from tests.directory.admin.conftest import PEOPLE
from tests.directory.stewardship.conftest import join

pytestmark = pytest.mark.django_db


@pytest.fixture
def claimed(organisation):
    return claims.claim(
        organisation=organisation, user=PEOPLE["member"].make(), job_title="Coordinator"
    )


def test_a_claim_needs_a_call_and_two_editors(claimed, editor, moderator):
    with pytest.raises(NotCalledYetError):
        claims.approve(claim=claimed, by=editor)
    claims.approve(claim=claimed, by=editor, call_note="Called the number of the listing.")
    assert not claimed.user.memberships.exists()
    with pytest.raises(OwnDecisionError):
        claims.approve(claim=claimed, by=editor)
    claims.approve(claim=claimed, by=moderator)
    assert claimed.user.memberships.get().role == MemberRole.MANAGER
    assert MemberEvent.objects.get().change == MemberChange.CLAIMED


def test_a_member_signs_in_with_a_second_step(claimed, editor, moderator):
    claims.approve(claim=claimed, by=editor, call_note="Called.")
    claims.approve(claim=claimed, by=moderator)
    user = User.objects.get(pk=claimed.user_id)
    assert Role.ORGANISATION_MANAGER in user.roles
    assert user.needs_second_factor


def test_nobody_answers_their_own_claim(organisation, editor):
    own = claims.claim(organisation=organisation, user=editor, job_title="Director")
    with pytest.raises(OwnDecisionError):
        claims.approve(claim=own, by=editor, call_note="Called.")


def test_a_claim_is_answered_once(claimed, editor, moderator):
    claims.refuse(claim=claimed, by=editor, reason="The organisation does not know you.")
    with pytest.raises(DecidedAlreadyError):
        claims.approve(claim=claimed, by=moderator, call_note="Called.")


@pytest.mark.parametrize(
    ("email", "same"),
    [
        ("lea@deuxrives.example", True),
        ("lea@gmail.com", False),
        ("lea@deuxrives.example.evil.example", False),
    ],
)
def test_the_domain_is_compared_with_what_the_directory_has(organisation, email, same):
    organisation.contacts.create(kind="web", value="https://www.deuxrives.example/fr/")
    organisation.contacts.create(kind="email", value="deuxrives@gmail.com")
    user = User.objects.create_user(email)
    made = claims.claim(organisation=organisation, user=user, job_title="Worker")
    assert made.same_domain is same


def test_pressing_twice_makes_one_claim(organisation, client_for):
    client = client_for(PEOPLE["member"])
    for _press in range(2):
        client.post(reverse("claim", args=[organisation.key]), {"job_title": "Coordinator"})
    assert Claim.objects.count() == 1


def test_a_colleague_comes_by_invitation(
    manager, organisation, client_for, mailoutbox, django_capture_on_commit_callbacks
):
    member = PEOPLE["member"].make()
    with django_capture_on_commit_callbacks(execute=True):
        manager.post(
            reverse("people", args=[organisation.key]), {"email": member.email, "role": "editor"}
        )
    invitation = Invitation.objects.get()
    assert reverse("invitation", args=[invitation.key]) in mailoutbox[0].body
    client = client_for(PEOPLE["member"])
    url = reverse("invitation", args=[invitation.key])
    assert client.get(url).status_code == 200
    assert not member.memberships.exists()
    client.post(url)
    assert member.memberships.get().role == MemberRole.EDITOR
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("who", ["practitioner", "organisation editor"])
def test_an_invitation_is_for_one_address(organisation, client_for, who):
    boss = join(organisation, "organisation manager")
    member = PEOPLE["member"].make()
    invitation = members.invite(
        organisation=organisation, email=member.email, role="editor", by=boss
    )
    assert (
        client_for(PEOPLE[who]).post(reverse("invitation", args=[invitation.key])).status_code
        == 410
    )


def test_an_invitation_ends_after_two_weeks(organisation, client_for):
    boss = join(organisation, "organisation manager")
    member = PEOPLE["member"].make()
    invitation = members.invite(
        organisation=organisation, email=member.email, role="editor", by=boss
    )
    Invitation.objects.update(at=timezone.now() - timedelta(days=15))
    answer = client_for(PEOPLE["member"]).post(reverse("invitation", args=[invitation.key]))
    assert answer.status_code == 410


def test_an_editor_of_the_organisation_invites_nobody(colleague, organisation):
    url = reverse("people", args=[organisation.key])
    assert colleague.post(url, {"email": "a@example.org", "role": "editor"}).status_code == 403
    assert not Invitation.objects.exists()


def step(client, organisation, what, membership):
    url = reverse("change_member", args=[organisation.key, what])
    return client.post(url, {"member": membership.pk}, follow=True)


def test_a_manager_hands_over_and_leaves(manager, colleague, organisation):
    boss = organisation.memberships.get(role=MemberRole.MANAGER)
    other = organisation.memberships.get(role=MemberRole.EDITOR)
    leave = reverse("leave_organisation", args=[organisation.key])
    assert "Hand over first" in manager.post(leave, follow=True).content.decode()
    step(manager, organisation, "hand-over", other)
    other.refresh_from_db()
    assert other.manages
    manager.post(leave)
    assert list(organisation.memberships.all()) == [other]
    assert not User.objects.get(pk=boss.user_id).needs_second_factor


def test_a_member_who_is_removed_opens_nothing_any_more(manager, colleague, organisation, complete):
    other = organisation.memberships.get(role=MemberRole.EDITOR)
    step(manager, organisation, "remove", other)
    assert colleague.get(reverse("my_listing", args=[complete.key])).status_code == 404
    assert MemberEvent.objects.filter(change=MemberChange.REVOKED, user=other.user).exists()


def test_a_member_of_another_organisation_can_not_be_changed(manager, organisation):
    from tests.factories.directory import make_organisation

    elsewhere = make_organisation(name_en="Elsewhere")
    other = join(elsewhere, "practitioner")
    membership = other.memberships.get()
    step(manager, organisation, "remove", membership)
    assert other.memberships.exists()
    assert manager.get(reverse("people", args=[elsewhere.key])).status_code == 404


def test_leaving_the_site_keeps_the_log_without_the_name(organisation):
    user = join(organisation, "member", MemberRole.EDITOR)
    user.delete()
    assert not organisation.memberships.exists()
    assert MemberEvent.objects.get().user is None
