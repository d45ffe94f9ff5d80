"""What happened to each demonstration service, on days counted back from today."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from directory.enums import Fact, How, IntakeStatus, LifeCycle
from directory.models import HoursException
from directory.services import (
    confirm_facts,
    move_to,
    record_capacity,
    record_end,
    record_intake,
)

if TYPE_CHECKING:
    from datetime import datetime

    from directory.demo.reading import Row
    from directory.models import Service

FOUND_BEFORE, CONTACTED_BEFORE = 45, 30  # days before the first confirmation
EVERY_WORD = (Fact.HOURS, Fact.CONTACT, Fact.DESCRIPTION)


def record(made: list[tuple[Service, Row]]) -> None:
    for service, row in made:
        _life(service, row)
        _means(service, row)
        if "intake" in row:
            _intake(service, row["intake"].split(), row)
            _confirm(service, row)
    HoursException.objects.bulk_create(
        _exception(service, *words) for service, row in made for words in row.get("days", [])
    )
    for service, row in made:
        if "pending" in row:
            _leave_draft(service, row)


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days, hours=days % 7)


def _life(service: Service, row: Row) -> None:
    state = row.get("state", LifeCycle.CONFIRMED)
    checked = row.get("checked", 60)
    move_to(service=service, state=LifeCycle.FOUND, how=How.WEBSITE, at=ago(checked + FOUND_BEFORE))
    if state != LifeCycle.FOUND:
        at = ago(checked + CONTACTED_BEFORE)
        move_to(service=service, state=LifeCycle.CONTACTED, how=How.WRITING, at=at)
    if state == LifeCycle.CONFIRMED:
        move_to(service=service, state=state, how=row.get("how", How.INTERVIEW), at=ago(checked))


def _means(service: Service, row: Row) -> None:
    """`room`: how much, days ago; `ends`: days from today, who may see it."""
    if "room" in row:
        room, days = row["room"].split()
        record_capacity(service=service, room=room, how=How.INTERVIEW, at=ago(int(days)))
    if "ends" in row:
        days_left, visibility = row["ends"]
        last_day = timezone.localdate() + timedelta(days=days_left)
        record_end(service=service, ends_on=last_day, visibility=visibility)


def _intake(service: Service, words: list[str], row: Row) -> None:
    """`words`: status, wait (with a waiting list), days ago, who said so."""
    status, *wait, days, how = words
    note_en, note_fr = row.get("intake_note", ("", ""))
    if "before" in row:
        _intake(service, row["before"].split(), {})
    record_intake(
        service=service,
        status=IntakeStatus(status),
        wait="".join(wait),
        note_en=note_en,
        note_fr=note_fr,
        how=How(how),
        at=ago(int(days)),
    )


def _confirm(service: Service, row: Row) -> None:
    checked: int = row.get("checked", 60)
    how = row.get("how", How.INTERVIEW)
    confirm_facts(service=service, facts=EVERY_WORD, how=how, at=ago(checked))
    older = row.get("police_checked", checked)
    confirm_facts(
        service=service, facts=(Fact.POLICE, Fact.PRIVACY), how=How.WRITING, at=ago(older)
    )


def _exception(
    service: Service, first: int, last: int, opens: str, closes: str, note_en: str, note_fr: str
) -> HoursException:
    """Days counted from today; empty times mean closed."""
    today = timezone.localdate()
    return HoursException(
        service=service,
        first_day=today + timedelta(days=first),
        last_day=today + timedelta(days=last),
        opens=time.fromisoformat(opens) if opens else None,
        closes=time.fromisoformat(closes) if closes else None,
        note_en=note_en,
        note_fr=note_fr,
    )


def _leave_draft(service: Service, row: Row) -> None:
    """A change that waits for an editor; readers still see the published words."""
    draft = type(service).objects.get(pk=service.pk)
    draft.summary_en, draft.summary_fr = row["pending"]
    draft.save_revision()
