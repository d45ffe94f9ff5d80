"""Facts of the day that a list states: written at once, dated, and never part of a draft."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from directory.enums import Fact, How
from directory.importing.columns import FIELDS, Kind, Record
from directory.models import Confirmation, HoursException, IntakeUpdate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.importing.rows import Entry
    from directory.models import Service

PRIVACY = {
    f"{prefix}privacy_note_{language}"
    for prefix in ("", "organisation_")
    for language in ("en", "fr")
}
TEXTS = {f"{name}_{language}" for name in ("summary", "description") for language in ("en", "fr")}


def write_facts(service: Service, entry: Entry, now: datetime) -> None:
    """Intake as the list has it; and, where the list says on which day it was right, a
    confirmation of every fact it states."""
    values = entry.values
    add_confirmations(service, values.get("confirmations", []))
    add_exceptions(service, values.get("exceptions", []))
    if not (stated_facts := set(stated(entry))):
        return
    at = moment(values["confirmed_on"], service.timezone, now) if "confirmed_on" in values else now
    if Fact.INTAKE in stated_facts:
        add_intake(service, values, at)
    if "confirmed_on" in values:
        Confirmation.objects.bulk_create(
            Confirmation(service=service, fact=fact, how=How.IMPORT, at=at)
            for fact in Fact
            if fact in stated_facts
        )


def add_intake(service: Service, values: dict[str, Any], at: datetime) -> None:
    if "intake_at" in values:
        at = datetime.fromisoformat(values["intake_at"])
        if service.intake_updates.filter(at=at, status=values["intake"]).exists():
            return
    IntakeUpdate.objects.create(
        service=service,
        status=values["intake"],
        wait=values.get("wait", ""),
        note_en=values.get("intake_note_en", ""),
        note_fr=values.get("intake_note_fr", ""),
        how=values.get("intake_how", How.IMPORT),
        at=at,
    )


def add_confirmations(service: Service, rows: list[list[str]]) -> None:
    """Those of a feed that aren’t here yet, each with its own day."""
    if not rows:
        return
    known = set(service.confirmations.values_list("fact", "at"))
    found = [(fact, how, datetime.fromisoformat(at)) for fact, how, at in rows]
    Confirmation.objects.bulk_create(
        Confirmation(service=service, fact=fact, how=how, at=at)
        for fact, how, at in found
        if (fact, at) not in known
    )


def add_exceptions(service: Service, rows: list[list[str]]) -> None:
    """Days that a feed names and on which nothing else is known to hold."""
    for first, last, opens, closes, note_en, note_fr in rows:
        days = HoursException(
            service=service,
            first_day=date.fromisoformat(first),
            last_day=date.fromisoformat(last),
            opens=time.fromisoformat(opens) if opens else None,
            closes=time.fromisoformat(closes) if closes else None,
            note_en=note_en,
            note_fr=note_fr,
        )
        if not days.overlapping().exists():
            days.save()


def stated(entry: Entry) -> Iterator[Fact]:
    names = set(entry.values)
    if "intake" in names:
        yield Fact.INTAKE
    if "confirmed_on" not in names:
        return
    if "hours" in names:
        yield Fact.HOURS
    if any(FIELDS[name].kind in (Kind.CONTACTS, Kind.WAYS) for name in entry.of(Record.SERVICE)):
        yield Fact.CONTACT
    if names & {"police", "organisation_police"}:
        yield Fact.POLICE
    if names & PRIVACY:
        yield Fact.PRIVACY
    if names & TEXTS:
        yield Fact.DESCRIPTION


def moment(day: str, zone: str, now: datetime) -> datetime:
    """Noon of a day where the service is; not later than now."""
    return min(datetime.combine(date.fromisoformat(day), time(12), ZoneInfo(zone)), now)
