"""Who keeps the listings of an organisation: letting people in, changing what they may, and out.

A membership brings the role of the same name with it, and with the role the second step at
sign-in (liaison.accounts.roles); the last membership takes both away again.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from directory.enums import MemberChange, MemberRole
from directory.exceptions import InvitationEndedError, LastManagerError
from directory.models import Invitation, MemberEvent, Membership
from directory.stewardship import member_letters
from liaison.accounts.roles import Role
from liaison.accounts.services import give_role, take_role

if TYPE_CHECKING:
    from directory.models import Organisation
    from liaison.accounts.models import User

ROLES = {MemberRole.EDITOR: Role.ORGANISATION_EDITOR, MemberRole.MANAGER: Role.ORGANISATION_MANAGER}


def settle_roles(user: User) -> None:
    """The person has the roles that their memberships bring, and no other of these."""
    held = set(user.memberships.values_list("role", flat=True))
    for member_role, role in ROLES.items():
        (give_role if member_role in held else take_role)(user, role)


@transaction.atomic
def let_in(
    *, organisation: Organisation, user: User, role: str, change: str, by: User | None
) -> Membership:
    """Make somebody a member, or give a member who comes again the wider of both roles."""
    membership, made = Membership.objects.get_or_create(
        user=user, organisation=organisation, defaults={"role": MemberRole(role)}
    )
    if not made and role == MemberRole.MANAGER:
        membership.role = MemberRole.MANAGER
        membership.save(update_fields=["role"])
    settle_roles(user)
    record(membership, change, by=by)
    return membership


def record(membership: Membership, change: str, *, by: User | None, reason: str = "") -> None:
    MemberEvent.objects.create(
        organisation=membership.organisation,
        user=membership.user,
        change=MemberChange(change),
        by=by,
        reason=reason,
    )


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User) -> None:
    """LastManagerError where nobody would be left to manage."""
    if role != MemberRole.MANAGER:
        keep_a_manager(membership)
    membership.role = MemberRole(role)
    membership.save(update_fields=["role"])
    settle_roles(membership.user)
    record(membership, MemberChange.ROLE, by=by)


@transaction.atomic
def hand_over(*, membership: Membership, to: Membership) -> None:
    """Another member manages from now on, and this one keeps listings only."""
    change_role(membership=to, role=MemberRole.MANAGER, by=membership.user)
    change_role(membership=membership, role=MemberRole.EDITOR, by=membership.user)


@transaction.atomic
def leave(*, membership: Membership) -> None:
    """LastManagerError while others stay whom nobody would manage."""
    keep_a_manager(membership)
    _end(membership, MemberChange.LEFT, by=membership.user)


@transaction.atomic
def revoke(*, membership: Membership, by: User, reason: str) -> None:
    """Send a member away at once, the last manager too: editors of the site may have to."""
    _end(membership, MemberChange.REVOKED, by=by, reason=reason)
    transaction.on_commit(
        partial(member_letters.tell_revoked, membership.user, membership.organisation)
    )


def _end(membership: Membership, change: str, *, by: User, reason: str = "") -> None:
    record(membership, change, by=by, reason=reason)
    membership.delete()
    settle_roles(membership.user)


def keep_a_manager(membership: Membership) -> None:
    others = Membership.objects.select_for_update().filter(organisation=membership.organisation)
    others = others.exclude(pk=membership.pk)
    if membership.manages and others and not any(other.manages for other in others):
        raise LastManagerError


@transaction.atomic
def invite(*, organisation: Organisation, email: str, role: str, by: User) -> Invitation:
    """Ask a colleague in, by a letter; asking the same address again sends a new one."""
    Invitation.objects.filter(organisation=organisation, email__iexact=email).delete()
    invitation = Invitation.objects.create(
        organisation=organisation, email=email.lower(), role=MemberRole(role), by=by
    )
    transaction.on_commit(partial(member_letters.invite, invitation))
    return invitation


@transaction.atomic
def accept(*, invitation: Invitation, user: User) -> Membership:
    """InvitationEndedError when it was withdrawn or is for another address."""
    row = Invitation.objects.open().select_for_update().filter(pk=invitation.pk).first()
    if row is None or row.email != user.email:
        raise InvitationEndedError
    row.delete()
    return let_in(
        organisation=row.organisation,
        user=user,
        role=row.role,
        change=MemberChange.JOINED,
        by=row.by,
    )
