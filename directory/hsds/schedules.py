"""Opening hours and the days that differ from them."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from directory.hsds.ids import child
from directory.hsds.rows import put, tag
from directory.hsds.vocabulary import Hours, Row, of_code
from liaison.core.clock import zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from directory.models import HoursException, OpeningHours, Service

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
A_DAY = datetime(2026, 1, 1)  # any day will do: only standard time is asked
NOTHING = timedelta(0)


@cache
def standard_offset(name: str) -> float | int:
    """Hours from UTC in standard time, so that the feed does not change with the season."""
    local = A_DAY.replace(tzinfo=zone(name))
    offset = (local.utcoffset() or NOTHING) - (local.dst() or NOTHING)
    hours = offset / timedelta(hours=1)
    return int(hours) if hours.is_integer() else hours


def schedules(service: Service) -> list[Row]:
    rows = (*usual_week(service), *exceptions(service))
    return list({row["id"]: row for row in rows}.values())


def usual_week(service: Service) -> Iterator[Row]:
    for hours in service.hours.all():
        opens, closes = clock(hours.opens), clock(hours.closes)
        row = blank(service, f"hours:{hours.weekday}:{opens}-{closes}:{hours.by_appointment:d}")
        row |= {"freq": "WEEKLY", "byday": DAYS[hours.weekday]}
        if hours.by_appointment:
            mark(row, Hours.BY_APPOINTMENT)
        yield finish(row, hours, opens, closes)


def exceptions(service: Service) -> Iterator[Row]:
    for days in service.hours_exceptions.all():
        opens, closes = (clock(at) if at else "" for at in (days.opens, days.closes))
        first, last = days.first_day.isoformat(), days.last_day.isoformat()
        row = blank(service, f"exception:{first}:{last}:{opens}-{closes}")
        row |= {"valid_from": first, "valid_to": last}
        mark(row, Hours.EXCEPTION)
        if days.is_closed:
            row["description"] = str(Hours.CLOSED.label)
            mark(row, Hours.CLOSED)
        yield finish(row, days, opens, closes)


def clock(at: time) -> str:
    return at.isoformat(timespec="minutes")


def blank(service: Service, apart: str) -> Row:
    offset = standard_offset(service.timezone)
    return {"id": child(str(service.uuid), apart), "timezone": offset}


def mark(row: Row, code: Hours) -> None:
    tag(row, "schedule", of_code("liaison-schedule", code))


def finish(row: Row, hours: OpeningHours | HoursException, opens: str, closes: str) -> Row:
    if opens and closes:
        row |= {"opens_at": opens, "closes_at": closes}
    put(row, "notes", hours.note)
    return row
