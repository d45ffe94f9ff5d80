"""Opening hours in words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from directory.enums import Weekday
from liaison.core.clock import zone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, time

    from directory.hours import OpeningState
    from directory.models import HoursException, OpeningHours, Service


def opening_words(state: OpeningState, now: datetime) -> str:
    """“Open now, until 17:00”, “Open day and night”, “Opens Monday at 9:00”, “Closed”."""
    if state.is_open and state.until:
        words = _("Open now, until %(time)s") % {"time": clock(state.until.time())}
    elif state.is_open:
        words = _("Open day and night")
    elif state.opens_at:
        today = now.astimezone(state.opens_at.tzinfo).date()
        days = (state.opens_at.date() - today).days
        words = opens_words(state.opens_at, days)
    else:
        return _("Closed for now")
    return words + " (" + _("by appointment") + ")" if state.by_appointment else words


def opens_words(opens_at: datetime, days: int) -> str:
    time = clock(opens_at.time())
    if days == 0:
        return _("Opens today at %(time)s") % {"time": time}
    if days == 1:
        return _("Opens tomorrow at %(time)s") % {"time": time}
    if days < len(Weekday):
        day = str(Weekday(opens_at.weekday()).label)
        return _("Opens %(day)s at %(time)s") % {"day": day, "time": time}
    day = date_format(opens_at, "MONTH_DAY_FORMAT")
    return _("Opens on %(day)s at %(time)s") % {"day": day, "time": time}


def clock(moment: time) -> str:
    return time_format(moment, "TIME_FORMAT")


def week_table(hours: Iterable[OpeningHours]) -> list[tuple[str, list[OpeningHours]]]:
    """Rows for the page: “Monday to Thursday” share a row when their hours are the same."""
    days = [
        (day, list(rows)) for day, rows in groupby(sorted_hours(hours), key=lambda row: row.weekday)
    ]
    spans: list[tuple[int, int, list[OpeningHours]]] = []
    for day, rows in days:
        if spans and spans[-1][1] == day - 1 and same(spans[-1][2], rows):
            spans[-1] = (spans[-1][0], day, spans[-1][2])
        else:
            spans.append((day, day, rows))
    return [(span_words(first, last), rows) for first, last, rows in spans]


def upcoming(service: Service) -> list[HoursException]:
    """Exceptions to the hours that are not over."""
    today = timezone.localdate(timezone=zone(service.timezone))
    return [row for row in service.hours_exceptions.all() if row.last_day >= today]


def sorted_hours(hours: Iterable[OpeningHours]) -> list[OpeningHours]:
    return sorted(hours, key=lambda row: (row.weekday, row.opens))


def same(one: list[OpeningHours], two: list[OpeningHours]) -> bool:
    def said(rows: list[OpeningHours]) -> list[tuple]:
        return [(row.opens, row.closes, row.by_appointment, str(row.note)) for row in rows]

    return said(one) == said(two)


def span_words(first: int, last: int) -> str:
    if first == last:
        return capfirst(str(Weekday(first).label))
    joined = _("%(first)s to %(last)s") if last - first > 1 else _("%(first)s and %(last)s")
    return capfirst(joined % {"first": Weekday(first).label, "last": Weekday(last).label})
