"""Claims: somebody wants to keep the listings of their organisation. Two editors say yes, after a
call on a number that the directory had before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from directory.enums import ContactKind, MemberChange, MemberRole
from directory.exceptions import DecidedAlreadyError, NotCalledYetError, OwnDecisionError
from directory.models import Claim
from directory.stewardship import member_letters, members

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.models import Organisation
    from directory.models.organisation import ContactPoint
    from liaison.accounts.models import User

# Anybody can have an address there, so it says nothing of where a person works.
OPEN_TO_ALL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.ca live.ca live.com yahoo.com"
    " yahoo.ca icloud.com me.com proton.me protonmail.com videotron.ca bell.net sympatico.ca"
    " rogers.com shaw.ca telus.net gmx.com mail.com aol.com".split()
)


def contacts_of(organisation: Organisation) -> Iterator[ContactPoint]:
    yield from organisation.contacts.all()
    for service in organisation.services.all():
        yield from service.contacts.all()


def domains_of(organisation: Organisation) -> set[str]:
    """Of its e-mail addresses and websites, as the directory has them."""
    found = set()
    for contact in contacts_of(organisation):
        if contact.kind == ContactKind.EMAIL:
            found.add(contact.value.rpartition("@")[2].lower())
        elif contact.kind == ContactKind.WEB:
            host = urlsplit(contact.value).hostname or ""
            found.add(host.removeprefix("www.").lower())
    return found - OPEN_TO_ALL - {""}


def phones_of(organisation: Organisation) -> list[str]:
    """The numbers an editor may call back: those of the record, never one from the claim."""
    voice = (row for row in contacts_of(organisation) if row.kind == ContactKind.VOICE)
    return sorted({row.value for row in voice})


@transaction.atomic
def claim(*, organisation: Organisation, user: User, job_title: str) -> Claim:
    """Put a claim in the editors’ queue; the open one of this person where there is one."""
    domain = user.email.rpartition("@")[2].lower()
    return Claim.objects.waiting().get_or_create(
        organisation=organisation,
        user=user,
        defaults={"job_title": job_title, "same_domain": domain in domains_of(organisation)},
    )[0]


def _open_claim(row: Claim, by: User) -> Claim:
    if row.user_id == by.pk:
        raise OwnDecisionError
    found = Claim.objects.select_for_update().get(pk=row.pk)
    if not found.is_open:
        raise DecidedAlreadyError
    return found


@transaction.atomic
def approve(*, claim: Claim, by: User, call_note: str = "") -> Claim:
    """The first yes needs a note of the call; the second, by somebody else, lets the person in."""
    row = _open_claim(claim, by)
    now = timezone.now()
    if row.first_at is None:
        if not call_note.strip():
            raise NotCalledYetError
        row.call_note, row.called_at = call_note.strip(), now
        row.first_by, row.first_at = by, now
    elif row.first_by_id == by.pk:
        raise OwnDecisionError
    else:
        row.second_by, row.granted_at = by, now
    row.save()
    if row.granted_at:
        members.let_in(
            organisation=row.organisation,
            user=row.user,
            role=MemberRole.MANAGER,
            change=MemberChange.CLAIMED,
            by=by,
        )
        transaction.on_commit(partial(member_letters.tell_claim, row))
    return row


@transaction.atomic
def refuse(*, claim: Claim, by: User, reason: str) -> None:
    row = _open_claim(claim, by)
    row.refused_by, row.refused_at, row.reason = by, timezone.now(), reason
    row.save()
    transaction.on_commit(partial(member_letters.tell_claim, row))
