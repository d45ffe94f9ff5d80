"""Facts of the day that a list states: written at once, dated, and never part of a draft."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from directory.enums import Fact, How
from directory.importing.columns import COLUMNS, Kind, Record
from directory.models import Confirmation, IntakeUpdate

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
    if not (stated_facts := set(stated(entry))):
        return
    at = moment(values["confirmed_on"], service.timezone, now) if "confirmed_on" in values else now
    if Fact.INTAKE in stated_facts:
        IntakeUpdate.objects.create(
            service=service,
            status=values["intake"],
            wait=values.get("wait", ""),
            note_en=values.get("intake_note_en", ""),
            note_fr=values.get("intake_note_fr", ""),
            how=How.IMPORT,
            at=at,
        )
    if "confirmed_on" in values:
        Confirmation.objects.bulk_create(
            Confirmation(service=service, fact=fact, how=How.IMPORT, at=at)
            for fact in Fact
            if fact in stated_facts
        )


def stated(entry: Entry) -> Iterator[Fact]:
    names = set(entry.values)
    if "intake" in names:
        yield Fact.INTAKE
    if "confirmed_on" not in names:
        return
    if "hours" in names:
        yield Fact.HOURS
    if any(COLUMNS[name].kind == Kind.CONTACTS for name in entry.of(Record.SERVICE)):
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
