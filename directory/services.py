"""Writes that touch more than one row or reach further than the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from directory.conf import RUNG_DAYS
from directory.enums import Fact, How, IntakeStatus, LifeCycle, Room, Rung, Withheld
from directory.listing import ListingFacts
from directory.models import (
    CapacityUpdate,
    Confirmation,
    HoursException,
    IntakeUpdate,
    LifeCycleStep,
    ProgrammeEnd,
    Withholding,
)
from directory.signals import services_changed
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from directory.models import Service
    from liaison.accounts.models import User


@transaction.atomic
def record_intake(
    *,
    service: Service,
    status: str,
    how: str = How.WRITING,
    by: User | None = None,
    wait: str = "",
    note_en: str = "",
    note_fr: str = "",
    at: datetime | None = None,
) -> IntakeUpdate:
    """Say what intake is like from `at` (now) on; this also confirms the intake status."""
    at = at or timezone.now()
    update = IntakeUpdate.objects.create(
        service=service,
        status=IntakeStatus(status),
        wait=wait,
        note_en=note_en,
        note_fr=note_fr,
        how=how,
        by=by,
        at=at,
    )
    confirm_facts(service=service, facts=[Fact.INTAKE], how=how, by=by, at=at)
    return update


def record_capacity(
    *,
    service: Service,
    room: str,
    how: str = How.WRITING,
    by: User | None = None,
    at: datetime | None = None,
) -> CapacityUpdate:
    """Say how much room there is from `at` (now) on."""
    return CapacityUpdate.objects.create(
        service=service, room=Room(room), how=how, by=by, at=at or timezone.now()
    )


@transaction.atomic
def record_end(
    *,
    service: Service,
    ends_on: date | None,
    visibility: str = Visibility.PRACTITIONER,
    how: str = How.WRITING,
    by: User | None = None,
) -> ProgrammeEnd:
    """Say until when the programme is paid for, or with no day that it goes on."""
    end = ProgrammeEnd.objects.create(
        service=service, ends_on=ends_on, visibility=Visibility(visibility), how=how, by=by
    )
    services_changed.send(sender=type(service), ids=[service.pk])
    return end


@transaction.atomic
def confirm_facts(
    *,
    service: Service,
    facts: Collection[str],
    how: str = How.WRITING,
    by: User | None = None,
    at: datetime | None = None,
) -> list[Confirmation]:
    """Record that `facts` were right at `at` (now); the listing shows it at once."""
    rows = Confirmation.objects.bulk_create(
        Confirmation(service=service, fact=Fact(fact), how=how, by=by, at=at or timezone.now())
        for fact in facts
    )
    release_if_fresh(service=service)
    services_changed.send(sender=type(service), ids=[service.pk])
    return rows


def release_if_fresh(*, service: Service) -> None:
    """A listing hidden because nobody confirmed it comes back with its facts."""
    hidden = Withholding.objects.filter(service=service, reason=Withheld.STALE)
    if not hidden.exists():
        return
    overdue = ListingFacts(type(service).objects.with_facts().get(pk=service.pk)).days_overdue
    if overdue is None or overdue < RUNG_DAYS[Rung.HIDDEN]:
        hidden.delete()


@transaction.atomic
def confirm_by_link(
    *, service: Service, facts: Collection[str], status: str, wait: str = ""
) -> None:
    """The organisation says that `facts` are right today, and what intake is like."""
    facts_now = ListingFacts(service)
    said = (facts_now.intake_status, facts_now.intake.wait if facts_now.intake else "")
    if status and (status, wait) != said:
        record_intake(service=service, status=status, wait=wait, how=How.ORGANISATION)
    become_confirmed(service=service)
    confirm_facts(service=service, facts=facts, how=How.ORGANISATION)


def become_confirmed(*, service: Service, by: User | None = None) -> None:
    """Its organisation answers: a record that was only found or asked about is a confirmed one."""
    if ListingFacts(service).state in (LifeCycle.FOUND, LifeCycle.CONTACTED):
        move_to(service=service, state=LifeCycle.CONFIRMED, how=How.ORGANISATION, by=by)


@transaction.atomic
def withhold(*, service: Service, reason: str, by: User | None = None) -> Withholding:
    """Hide a listing from every page, search, feed and export, from now on."""
    row, _made = Withholding.objects.update_or_create(
        service=service, defaults={"reason": Withheld(reason), "by": by, "since": timezone.now()}
    )
    services_changed.send(sender=type(service), ids=[service.pk])
    return row


@transaction.atomic
def release(*, service: Service) -> None:
    """Show a hidden listing again."""
    Withholding.objects.filter(service=service).delete()
    services_changed.send(sender=type(service), ids=[service.pk])


@transaction.atomic
def hide_for_them(*, service: Service, by: User | None = None) -> None:
    """Its organisation hides it; one that is hidden already stays so for the reason it has."""
    if not Withholding.objects.filter(service=service).exists():
        withhold(service=service, reason=Withheld.ASKED, by=by)


@transaction.atomic
def show_for_them(*, service: Service) -> None:
    """Its organisation takes back what it asked for; what an editor hid stays hidden."""
    if Withholding.objects.filter(service=service, reason=Withheld.ASKED).exists():
        release(service=service)


@transaction.atomic
def move_to(
    *,
    service: Service,
    state: str,
    how: str = How.WRITING,
    by: User | None = None,
    at: datetime | None = None,
) -> LifeCycleStep:
    """Record that a listing reached a state of its life."""
    step = LifeCycleStep.objects.create(
        service=service, state=LifeCycle(state), how=how, by=by, at=at or timezone.now()
    )
    services_changed.send(sender=type(service), ids=[service.pk])
    return step


@transaction.atomic
def add_hours_exception(*, service: Service, **days: Any) -> HoursException:
    """Say that some days differ from the usual week; the listing shows it at once."""
    exception = HoursException.objects.create(service=service, **days)
    services_changed.send(sender=type(service), ids=[service.pk])
    return exception


@transaction.atomic
def remove_hours_exception(*, exception: HoursException) -> None:
    """Take back days that turned out not to differ."""
    service = exception.service
    exception.delete()
    services_changed.send(sender=type(service), ids=[service.pk])
