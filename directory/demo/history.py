"""What happened to each demonstration service, on days counted back from today."""

from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from django.utils import timezone

from directory.enums import Fact, How, IntakeStatus, LifeCycle
from directory.models import Confirmation, HoursException
from directory.services import (
    confirm_facts,
    move_to,
    record_capacity,
    record_end,
    record_intake,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from directory.demo.reading import Row
    from directory.models import Service

FOUND_BEFORE, CONTACTED_BEFORE = 45, 30  # days before the first confirmation
LONGEST = 300  # days that a record was confirmed before the last time
INTAKE_EVERY, FACTS_EVERY = 29, 170  # days
EVERY_WORD = (Fact.HOURS, Fact.CONTACT, Fact.DESCRIPTION)


def record(made: list[tuple[Service, Row]]) -> None:
    Confirmation.objects.bulk_create(
        said for service, row in made for said in _earlier(service, row)
    )
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
    checked = _first_confirmed(row)
    move_to(service=service, state=LifeCycle.FOUND, how=How.WEBSITE, at=ago(checked + FOUND_BEFORE))
    if state != LifeCycle.FOUND:
        at = ago(checked + CONTACTED_BEFORE)
        move_to(service=service, state=LifeCycle.CONTACTED, how=How.WRITING, at=at)
    if state == LifeCycle.CONFIRMED:
        move_to(service=service, state=state, how=row.get("how", How.INTERVIEW), at=ago(checked))


def _first_confirmed(row: Row) -> int:
    """Days ago; records differ in age, so that the directory has grown."""
    checked: int = row.get("checked", 60)
    confirmed = row.get("state", LifeCycle.CONFIRMED) == LifeCycle.CONFIRMED
    return checked + (crc32(row["id"].encode()) % LONGEST if confirmed and "intake" in row else 0)


def _earlier(service: Service, row: Row) -> Iterator[Confirmation]:
    """What was confirmed before the last time, as often as it came due."""
    first, checked = _first_confirmed(row), row.get("checked", 60)
    if first == checked:
        return
    often = dict.fromkeys(Fact.values, FACTS_EVERY) | {Fact.INTAKE.value: INTAKE_EVERY}
    for fact, days in often.items():
        for since in range(first, checked, -days):
            yield Confirmation(service=service, fact=fact, how=How.ORGANISATION, at=ago(since))


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
