"""Opening hours: half-hours for the index, a state for the page. Pure Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from liaison.core.clock import zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directory.models import HoursException, OpeningHours, Service

SLOT = 30  # minutes
DAY = 24 * 60
SLOTS_A_DAY = DAY // SLOT
LOOK_AHEAD = 14  # days


class Stretch(NamedTuple):
    """Open on one weekday (0 is Monday) between two minutes of the day."""

    weekday: int
    opens: int
    closes: int
    by_appointment: bool


class Days(NamedTuple):
    """Days that differ from the usual week, as ordinals; closed when `closes` is 0."""

    first: int
    last: int
    opens: int
    closes: int


class Schedule(NamedTuple):
    """All that says when a service is open. Hashable: many services share one."""

    week: tuple[Stretch, ...]
    exceptions: tuple[Days, ...]
    timezone: str


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
    return minutes(stretch.closes) or DAY


def schedule_of(service: Service) -> Schedule:
    week = (
        Stretch(row.weekday, minutes(row.opens), closing(row), row.by_appointment)
        for row in service.hours.all()
    )
    exceptions = (
        Days(
            row.first_day.toordinal(),
            row.last_day.toordinal(),
            minutes(row.opens),
            0 if row.is_closed else closing(row),
        )
        for row in service.hours_exceptions.all()
    )
    return Schedule(tuple(sorted(week)), tuple(sorted(exceptions)), service.timezone)


def as_text(schedule: Schedule) -> str:
    """As one short text, empty when no hours are stated: `0,540,1020,0;…|738000,738001,0,0;…|zone`.
    Digits, commas and the name of the zone: HTML changes nothing of it."""
    if not (schedule.week or schedule.exceptions):
        return ""
    rows = (";".join(",".join(str(int(n)) for n in row) for row in part) for part in schedule[:2])
    return "|".join((*rows, schedule.timezone))


def from_text(text: str) -> Schedule:
    """What `as_text` wrote."""
    week, exceptions, timezone = text.split("|")
    return Schedule(
        tuple(Stretch(day, opens, closes, bool(by)) for day, opens, closes, by in rows(week)),
        tuple(Days(*row) for row in rows(exceptions)),
        timezone,
    )


def rows(text: str) -> Iterator[list[int]]:
    return ([int(n) for n in row.split(",")] for row in text.split(";") if row)


def week_slots(week: Iterable[Stretch]) -> frozenset[int]:
    """The half-hours of a usual week, 0 (Monday 00:00) to 335, that are wholly open: whoever is
    shown as open now is."""
    return frozenset(
        stretch.weekday * SLOTS_A_DAY + slot
        for stretch in week
        for slot in range(-(-stretch.opens // SLOT), stretch.closes // SLOT)
    )


def stretches_on(day: date, schedule: Schedule) -> Iterator[Stretch]:
    """The stretches of one day; an exception replaces the usual ones."""
    ordinal, weekday = day.toordinal(), day.weekday()
    for days in schedule.exceptions:
        if days.first <= ordinal <= days.last:
            if days.closes:
                yield Stretch(weekday, days.opens, days.closes, by_appointment=False)
            return
    yield from (stretch for stretch in schedule.week if stretch.weekday == weekday)


def opening_state(schedule: Schedule, now: datetime) -> OpeningState:
    """Whether it is open at `now`, until when, or when it opens next (within two weeks)."""
    local = now.astimezone(zone(schedule.timezone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    minute = local.hour * 60 + local.minute
    for offset in range(LOOK_AHEAD):
        start = midnight + timedelta(days=offset)
        for stretch in stretches_on(start.date(), schedule):
            if offset == 0 and stretch.opens <= minute < stretch.closes:
                until = closes_at(schedule, start, stretch)
                return OpeningState(True, until, None, stretch.by_appointment)
            if offset > 0 or stretch.opens > minute:
                opens_at = start + timedelta(minutes=stretch.opens)
                return OpeningState(False, None, opens_at, stretch.by_appointment)
    return OpeningState()


def closes_at(schedule: Schedule, midnight: datetime, stretch: Stretch) -> datetime | None:
    """When a stretch of this day ends; past midnight where the next day goes on from there, and
    None where that never ends."""
    for _day in range(LOOK_AHEAD):
        end = midnight + timedelta(minutes=stretch.closes)
        if stretch.closes < DAY:
            return end
        midnight += timedelta(days=1)
        goes_on = (it for it in stretches_on(midnight.date(), schedule) if it.opens == 0)
        following = next(goes_on, None)
        if following is None or following.by_appointment != stretch.by_appointment:
            return end
        stretch = following
    return None
