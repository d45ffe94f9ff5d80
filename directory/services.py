"""Writes that touch more than one row or reach further than the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from directory.enums import Fact, How, IntakeStatus, LifeCycle
from directory.models import Confirmation, HoursException, IntakeUpdate, LifeCycleStep
from directory.signals import services_changed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

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
    services_changed.send(sender=type(service), ids=[service.pk])
    return rows


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
