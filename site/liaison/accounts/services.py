"""Writes about people that reach further than one field."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from liaison.accounts import letters
from liaison.accounts.exceptions import (
    AlreadyAskedError,
    DecidedAlreadyError,
    MayNotDecideError,
)
from liaison.accounts.models import PractitionerVerification, User
from liaison.accounts.permissions import may_decide
from liaison.accounts.querysets import REMINDED_BEFORE
from liaison.accounts.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

A_YEAR = timedelta(days=365)

log = logging.getLogger(__name__)


def give_role(user: User, role: Role) -> None:
    user.groups.add(Group.objects.get_or_create(name=role.value)[0])


def take_role(user: User, role: Role) -> None:
    user.groups.remove(*Group.objects.filter(name=role.value))


@transaction.atomic
def welcome(*, user: User, name: str, language: str) -> None:
    """What a person who just signed up is here: a member, with a language."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])
    give_role(user, Role.MEMBER)


def address_is_taken(email: str, *, but: User) -> bool:
    """Confirmed as the way in of somebody else."""
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True)
    return confirmed.exclude(user=but.pk).exists()


@transaction.atomic
def replace_address(user: User) -> None:
    """An administrator wrote another address: the old one opens nothing any more, and the new one
    is confirmed at the next sign-in."""
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True)


def may_ask_for_verification(user: User) -> bool:
    """One open request at a time; again when the year is nearly over."""
    enough = timezone.now() + REMINDED_BEFORE
    known = user.verifications
    return not (known.waiting().exists() or known.current().filter(expires_at__gt=enough).exists())


@transaction.atomic
def ask_for_verification(
    *, user: User, organisation: str, job_title: str, sector: str
) -> PractitionerVerification:
    """Put a request in the moderators’ queue; AlreadyAskedError when one is open or not needed."""
    User.objects.select_for_update().get(pk=user.pk)
    if not may_ask_for_verification(user):
        raise AlreadyAskedError
    return user.verifications.create(organisation=organisation, job_title=job_title, sector=sector)


def _open_request(verification: PractitionerVerification, by: User) -> PractitionerVerification:
    if not may_decide(by, verification):
        raise MayNotDecideError
    row = PractitionerVerification.objects.select_for_update().get(pk=verification.pk)
    if not row.is_waiting:
        raise DecidedAlreadyError
    return row


@transaction.atomic
def approve_verification(*, verification: PractitionerVerification, by: User) -> None:
    """Say that this person works in the field; it holds for a year from now."""
    row = _open_request(verification, by)
    row.approved_at = timezone.now()
    row.approved_by = by
    row.expires_at = row.approved_at + A_YEAR
    row.save(update_fields=["approved_at", "approved_by", "expires_at"])
    give_role(row.user, Role.PRACTITIONER)
    transaction.on_commit(partial(letters.tell_answered, row.user))


@transaction.atomic
def refuse_verification(*, verification: PractitionerVerification, by: User, reason: str) -> None:
    """Say no, and why; the person may ask again."""
    row = _open_request(verification, by)
    row.refused_at, row.refused_by, row.reason = timezone.now(), by, reason
    row.save(update_fields=["refused_at", "refused_by", "reason"])
    transaction.on_commit(partial(letters.tell_answered, row.user))


def remind(verifications: Iterable[PractitionerVerification]) -> tuple[int, int]:
    """Write to each person once; how many letters went out, and how many did not."""
    sent = failed = 0
    for row in verifications:
        try:
            letters.tell_ending(row.user)
        except OSError as error:  # its text would name an address
            log.error("A reminder was not sent: %s", type(error).__name__)
            failed += 1
            continue
        row.reminded_at = timezone.now()
        row.save(update_fields=["reminded_at"])
        sent += 1
    return sent, failed
