"""How old a confirmation may be before readers are told so (days in directory/conf.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.conf import DUE_DAYS, FRESHNESS_BANDS, ROOM_DAYS
from directory.enums import NOT_STATED, Fact, How, LifeCycle

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from directory.models import Confirmation


@dataclass(frozen=True, slots=True)
class Freshness:
    """One fact of a listing: when it was last confirmed, by whom, and whether that is too old."""

    fact: str
    at: datetime | None
    how: str = ""

    @property
    def label(self) -> str:
        return str(Fact(self.fact).label)

    @property
    def by(self) -> str:
        return str(How(self.how).label) if self.how else ""

    @property
    def days(self) -> int | None:
        return (timezone.now() - self.at).days if self.at else None

    @property
    def is_due(self) -> bool:
        return self.days is None or self.days > DUE_DAYS[self.fact]

    @property
    def ago(self) -> str:
        return days_ago(self.days)


def days_ago(days: int | None) -> str:
    """“confirmed 12 days ago”, in words."""
    if days is None:
        return _("never confirmed")
    if days < 1:
        return _("confirmed today")
    return ngettext("confirmed %(days)d day ago", "confirmed %(days)d days ago", days) % {
        "days": days
    }


def stated_ago(at: datetime) -> str:
    """“Stated 12 days ago”, with a caution once the room there was is likely taken."""
    days = (timezone.now() - at).days
    if days < 1:
        return _("stated today")
    words = ngettext("stated %(days)d day ago", "stated %(days)d days ago", days) % {"days": days}
    return ", ".join([words, _("ask before you rely on it")]) if days > ROOM_DAYS else words


def freshness_of(confirmations: Iterable[Confirmation]) -> dict[str, Freshness]:
    """Every fact with its newest confirmation; facts never confirmed are there too."""
    newest: dict[str, Confirmation] = {}
    for row in confirmations:
        if row.fact not in newest or row.at > newest[row.fact].at:
            newest[row.fact] = row
    return {
        fact: Freshness(fact, newest[fact].at, newest[fact].how)
        if fact in newest
        else Freshness(fact, None)
        for fact in Fact.values
    }


def bands(confirmed_at: datetime | None) -> set[str]:
    """The bands of F20 a listing is in today: `30` and `180` nest; never confirmed is its own."""
    if confirmed_at is None:
        return {NOT_STATED}
    age = (timezone.now() - confirmed_at).days
    return {str(days) for days in FRESHNESS_BANDS if age <= days} or {"older"}


def is_current(state: str, days_overdue: int | None) -> bool:
    """Verified and current: its organisation confirmed the record, and no fact is overdue."""
    return state == LifeCycle.CONFIRMED and days_overdue is not None and days_overdue <= 0
