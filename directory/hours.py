"""Opening hours: half-hours for the index, words for the page. Pure Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directory.models import HoursException, OpeningHours, Service

SLOT = 30  # minutes
SLOTS_A_DAY = 24 * 60 // SLOT
LOOK_AHEAD = 14  # days


@dataclass(frozen=True, slots=True)
class OpeningState:
    """Open until then, or closed until then; both None when no hours are stated."""

    is_open: bool = False
    until: datetime | None = None
    opens_at: datetime | None = None
    by_appointment: bool = False


def minutes(moment: time | None) -> int:
    """Minutes after midnight; a day without hours has none."""
    return moment.hour * 60 + moment.minute if moment else 0


def closing(stretch: OpeningHours | HoursException) -> int:
    """Minutes after midnight at which a stretch ends; midnight is the end of the day."""
    return minutes(stretch.closes) or 24 * 60


def week_slots(hours: Iterable[OpeningHours]) -> frozenset[int]:
    """The half-hours of a usual week, 0 (Monday 00:00) to 335, that are wholly or partly open."""
    return frozenset(
        stretch.weekday * SLOTS_A_DAY + slot
        for stretch in hours
        for slot in range(minutes(stretch.opens) // SLOT, -(-closing(stretch) // SLOT))
    )


def stretches_on(
    day: date, hours: Sequence[OpeningHours], exceptions: Sequence[HoursException]
) -> Iterator[tuple[int, int, bool]]:
    """(opens, closes, by appointment) of one day in minutes; an exception replaces the day."""
    for exception in exceptions:
        if exception.first_day <= day <= exception.last_day:
            if not exception.is_closed:
                yield minutes(exception.opens), closing(exception), False
            return
    for stretch in hours:
        if stretch.weekday == day.weekday():
            yield minutes(stretch.opens), closing(stretch), stretch.by_appointment


def opening_state(service: Service, now: datetime) -> OpeningState:
    """Whether a service is open at `now`, until when, or when it opens next (within two weeks)."""
    hours = list(service.hours.all())
    exceptions = list(service.hours_exceptions.all())
    local = now.astimezone(ZoneInfo(service.timezone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    minute = local.hour * 60 + local.minute
    for offset in range(LOOK_AHEAD):
        start = midnight + timedelta(days=offset)
        for opens, closes, by_appointment in sorted(stretches_on(start.date(), hours, exceptions)):
            if offset == 0 and opens <= minute < closes:
                until = start + timedelta(minutes=closes)
                return OpeningState(is_open=True, until=until, by_appointment=by_appointment)
            if offset > 0 or opens > minute:
                opens_at = start + timedelta(minutes=opens)
                return OpeningState(opens_at=opens_at, by_appointment=by_appointment)
    return OpeningState()
