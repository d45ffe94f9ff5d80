"""What changed in the directory, month by month, from the steps and confirmations recorded.

Only listings that anybody may see are named; archived ones are counted, and hidden ones are not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Min
from django.db.models.functions import TruncMonth
from django.utils import timezone

from directory.enums import LifeCycle
from directory.models import Confirmation, LifeCycleStep, Service
from liaison.core.memo import Memo
from liaison.core.visibility import Visibility
from search import engine

if TYPE_CHECKING:
    from datetime import date

    from directory.querysets import NewestQuerySet, ServiceQuerySet

MONTHS = 12
NAMED = 60  # listings in a month and kind
ADDED, CONFIRMED = "added", "confirmed"


@dataclass(frozen=True, slots=True)
class Month:
    """How many listings were added, confirmed by their organisation, checked again, archived."""

    first: date
    added: int
    confirmed: int
    checked: int
    archived: int


@dataclass(frozen=True, slots=True)
class Change:
    service: Service
    at: datetime
    kind: str  # ADDED or CONFIRMED


_kept: Memo[list[Month]] = Memo(seconds=60 * 60, most=1)


def months() -> list[Month]:
    """The last twelve, the newest first."""
    today = timezone.localdate()
    return _kept.get((engine.stamp(), today), lambda: read_months(today))


def read_months(today: date) -> list[Month]:
    firsts = last_months(today)
    start = beginning(firsts[-1])
    steps = LifeCycleStep.objects.filter(at__gte=start)
    added = Counter(month_of(at) for at in first_seen().values())
    confirmed = per_month(steps.filter(service__in=named(), state=LifeCycle.CONFIRMED))
    checked = per_month(Confirmation.objects.filter(at__gte=start, service__in=named()))
    archived = per_month(steps.filter(service__in=once_public(), state=LifeCycle.ARCHIVED))
    return [
        Month(first, *(counted.get(first, 0) for counted in (added, confirmed, checked, archived)))
        for first in firsts
    ]


def of_month(first: date, most: int = NAMED) -> dict[str, list[Change]]:
    """The listings added and confirmed in a month, the newest first; at most so many of each."""
    start, end = beginning(first), beginning(next_month(first))
    steps = LifeCycleStep.objects.filter(at__gte=start, at__lt=end, service__in=named())
    confirmed = steps.filter(state=LifeCycle.CONFIRMED).values_list("service", "at")
    added = {pk: at for pk, at in first_seen().items() if start <= at < end}
    return {
        ADDED: changes(added, ADDED, most),
        CONFIRMED: changes(dict(confirmed.order_by("at")), CONFIRMED, most),
    }


def newest(most: int) -> list[Change]:
    """Of this month and the last one, for the feed."""
    this, last = last_months(timezone.localdate())[:2]
    found = [
        change
        for month in (this, last)
        for listed in of_month(month, most).values()
        for change in listed
    ]
    return sorted(found, key=lambda change: change.at, reverse=True)[:most]


def changes(days: dict[int, datetime], kind: str, most: int) -> list[Change]:
    chosen = sorted(days, key=lambda pk: (days[pk], pk), reverse=True)[:most]
    services = named().in_bulk(chosen)
    return [Change(services[pk], days[pk], kind) for pk in chosen if pk in services]


def named() -> ServiceQuerySet:
    """Listings that may be named: public, neither hidden nor archived."""
    return Service.objects.visible_to(AnonymousUser()).order_by()


def once_public() -> ServiceQuerySet:
    """Listings that anybody can see or could, before they were archived: counted, never named."""
    return Service.objects.published().filter(
        withholding=None,
        visibility=Visibility.PUBLIC,
        organisation__live=True,
        organisation__visibility=Visibility.PUBLIC,
    )


def first_seen() -> dict[int, datetime]:
    """When each listing that may be named came into the directory."""
    steps = LifeCycleStep.objects.filter(service__in=named()).order_by()
    return dict(steps.values_list("service").annotate(first=Min("at")))


def per_month(rows: NewestQuerySet) -> dict[date, int]:
    """Services, each once a month."""
    counted = (
        rows.order_by()
        .annotate(month=TruncMonth("at"))
        .values_list("month")
        .annotate(n=Count("service", distinct=True))
    )
    return {timezone.localdate(month): n for month, n in counted}


def last_months(today: date) -> list[date]:
    firsts = [today.replace(day=1)]
    while len(firsts) < MONTHS:
        firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
    return firsts


def next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def month_of(at: datetime) -> date:
    return timezone.localdate(at).replace(day=1)


def beginning(first: date) -> datetime:
    return timezone.make_aware(datetime.combine(first, time()))


def month_called(text: str) -> date | None:
    """One of the last twelve months, from “2026-03”."""
    return next((it for it in last_months(timezone.localdate()) if f"{it:%Y-%m}" == text), None)
