"""What changed in the directory, month by month, from the steps and confirmations recorded.

Only listings that anybody may see are named; archived ones are counted, and hidden ones are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import TruncMonth
from django.utils import timezone

from directory.enums import LifeCycle
from directory.models import Confirmation, LifeCycleStep, Service
from liaison.core.memo import Memo
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from directory.querysets import NewestQuerySet, ServiceQuerySet

MONTHS = 12
NAMED = 60  # listings in a month and kind
ADDED, CONFIRMED = "added", "confirmed"
CHUNK = 200


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


_kept: Memo[list[Month]] = Memo(seconds=60 * 60, most=1)  # numbers only, no name


def months() -> list[Month]:
    """The last twelve, the newest first."""
    today = timezone.localdate()
    return _kept.get(today, lambda: read_months(today))


def read_months(today: date) -> list[Month]:
    firsts = last_months(today)
    start = beginning(firsts[-1])
    steps = LifeCycleStep.objects.filter(at__gte=start)
    counted = (
        per_month(first_steps().filter(at__gte=start, service__in=named())),
        per_month(steps.filter(service__in=named(), state=LifeCycle.CONFIRMED)),
        per_month(Confirmation.objects.filter(at__gte=start, service__in=named())),
        per_month(steps.filter(service__in=once_public(), state=LifeCycle.ARCHIVED)),
    )
    return [Month(first, *(kind.get(first, 0) for kind in counted)) for first in firsts]


def of_month(first: date, most: int = NAMED) -> dict[str, list[Change]]:
    """The listings added and confirmed in a month, the newest first; at most so many of each."""
    then = {"at__gte": beginning(first), "at__lt": beginning(next_month(first))}
    confirmed = LifeCycleStep.objects.filter(state=LifeCycle.CONFIRMED, **then)
    return {
        ADDED: changes(first_steps().filter(**then), ADDED, most),
        CONFIRMED: changes(confirmed, CONFIRMED, most),
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


def changes(steps: NewestQuerySet, kind: str, most: int) -> list[Change]:
    """Who may be named is asked a few at a time: a month may hold thousands."""
    days: dict[int, datetime] = {}
    for pk, at in steps.order_by("-at", "-pk").values_list("service", "at"):
        days.setdefault(pk, at)
    found: list[Change] = []
    for ids in batched(days, CHUNK):
        services = named().in_bulk(ids)
        found += [Change(services[pk], days[pk], kind) for pk in ids if pk in services]
        if len(found) >= most:
            break
    return found[:most]


def batched(ids: Iterable[int], size: int) -> Iterator[list[int]]:
    waiting = iter(ids)
    while batch := list(islice(waiting, size)):
        yield batch


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


def first_steps() -> NewestQuerySet:
    """How each listing came into the directory."""
    earlier = LifeCycleStep.objects.filter(service=OuterRef("service"), at__lt=OuterRef("at"))
    steps: NewestQuerySet = LifeCycleStep.objects.filter(~Exists(earlier))
    return steps


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


def beginning(first: date) -> datetime:
    return timezone.make_aware(datetime.combine(first, time()))


def month_called(text: str) -> date | None:
    """One of the last twelve months, from “2026-03”."""
    return next((it for it in last_months(timezone.localdate()) if f"{it:%Y-%m}" == text), None)
