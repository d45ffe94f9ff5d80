"""Opening hours and the days that differ from them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.hsds.importing.marks import marks_of
from directory.hsds.importing.sheet import any_of, side_by_side, spoken
from directory.hsds.reading.names import WEEKDAYS

if TYPE_CHECKING:
    from directory.hsds.importing.sheet import Row, Said, Sheet

CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
MIDNIGHT = "00:00"
NOTE = 120


def hours(sheet: Sheet, schedules: list[Said]) -> list[list]:
    """[[weekday, opens, closes, by appointment, note in English, in French], ...]"""
    found: dict[tuple, list] = {}
    for parts in schedules:
        row = any_of(parts)
        if not row.get("byday") or "opens_at" not in row or "closes_at" not in row:
            continue
        opens, closes = clock(row["opens_at"]), clock(row["closes_at"])
        days = weekdays(row["byday"])
        in_order = opens and (opens < closes or closes == MIDNIGHT)
        if is_rare(row) or not (days and in_order):
            tell(sheet, row)
            continue
        asked = "by-appointment" in marks_of(row).codes("liaison-schedule")
        for day in days:
            stretch = [day, opens, closes, asked, *notes(parts)]
            found.setdefault((day, opens, closes, asked), stretch)
    return [found[key] for key in sorted(found)]


def tell(sheet: Sheet, row: Row) -> None:
    message = _("These hours can’t be kept as a usual week: add them by hand.")
    text = " ".join(str(row.get(it, "")) for it in ("freq", "byday", "opens_at", "closes_at"))
    sheet.warn(message, "schedules", text.strip())


def is_rare(row: Row) -> bool:
    """Not every week, or no longer."""
    usual = row.get("freq", "WEEKLY").upper() == "WEEKLY" and row.get("interval", 1) == 1
    ends = row.get("valid_to") or row.get("until") or ""
    return not usual or (bool(ends) and ends[:10] < date.today().isoformat())


def weekdays(text: str) -> list[int]:
    days = [it.strip().upper() for it in text.split(",")]
    return [WEEKDAYS.index(it) for it in days] if set(days) <= set(WEEKDAYS) else []


def clock(text: str) -> str:
    match = CLOCK.fullmatch(text.strip())
    try:
        return time(int(match[1]), int(match[2])).isoformat("minutes") if match else ""
    except ValueError:
        return ""


def notes(parts: Said) -> list[str]:
    marks = {language: marks_of(row) for language, row in parts.items()}
    found = dict(reversed(list(spoken(parts, marks, "notes"))))
    return [found.get(language, "")[:NOTE] for language in ("en", "fr")]


def exceptions(rows: Said) -> list[list]:
    """[[first day, last day, opens, closes, note in English, in French], ...]; empty times mean
    closed. Only Liaison says in HSDS what is an exception."""
    found = []
    for parts in side_by_side(rows, "schedules"):
        row = any_of(parts)
        if "exception" not in marks_of(row).codes("liaison-schedule"):
            continue
        days = [day(row.get(name, "")) for name in ("valid_from", "valid_to")]
        opens, closes = (clock(row.get(name, "")) for name in ("opens_at", "closes_at"))
        if not all(days) or days[0] > days[1] or bool(opens) != bool(closes):
            continue
        if not opens or opens < closes or closes == MIDNIGHT:
            found.append([*days, opens, closes, *notes(parts)])
    return sorted(found)


def day(text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""
