"""Keeps the numbers of a day: once a month from here on, and for months that are over."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from directory.coverage.history import classify, counts_at
from directory.models import Snapshot, SnapshotCount

if TYPE_CHECKING:
    from directory.coverage.history import Classified

BATCH = 2_000


@transaction.atomic
def take(*, day: date | None = None, services: dict[int, Classified] | None = None) -> Snapshot:
    """Today's numbers, or those of the end of an earlier day; taken again they are replaced."""
    today = timezone.localdate()
    day = min(day or today, today)
    end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    when = min(end, timezone.now())
    counts = counts_at(when, classify() if services is None else services)
    Snapshot.objects.filter(taken_on=day).delete()
    snapshot = Snapshot.objects.create(taken_on=day, rebuilt=day < today)
    SnapshotCount.objects.bulk_create(
        (
            SnapshotCount(
                snapshot=snapshot,
                area=area,
                level=level,
                language=language,
                accepting=accepting,
                count=count,
            )
            for (area, level, language, accepting), count in counts.items()
        ),
        batch_size=BATCH,
    )
    return snapshot


def rebuild(*, months: int) -> int:
    """Snapshots of the ends of past months that have none; returns how many were made."""
    services = classify()
    missing = [day for day in month_ends(months) if not Snapshot.objects.filter(taken_on=day)]
    for day in missing:
        take(day=day, services=services)
    return len(missing)


def month_ends(months: int) -> list[date]:
    """The last days of so many months before this one, the oldest first."""
    days = []
    day = timezone.localdate()
    for _month in range(months):
        day = day.replace(day=1) - timedelta(days=1)
        days.append(day)
    return days[::-1]
