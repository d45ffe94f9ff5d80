"""How long a listing has waited to be confirmed, and what follows from it. Days in, a rung out:
the days stand in directory/conf.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory.conf import DUE_DAYS, RUNG_DAYS
from directory.enums import Rung

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

RUNGS = list(RUNG_DAYS)


def days_overdue(
    confirmed: Mapping[str, datetime | None], since: datetime | None, now: datetime
) -> int | None:
    """Days since the first fact came due; negative while none is, None when nothing is known.

    `since` stands in for facts that nobody ever confirmed: the day the record was agreed on.
    """
    waited = [
        (now - at).days - due
        for fact, due in DUE_DAYS.items()
        if (at := confirmed.get(fact) or since) is not None
    ]
    return max(waited, default=None)


def next_rung(overdue: int, taken: Mapping[str, int]) -> Rung | None:
    """The rung to climb today. `taken` are those climbed since it came due, with the days since.

    One rung after the other, each as long after the one before as the days say: nobody is hidden
    who was not written to three times.
    """
    before = 0
    days_since = 0
    for rung in RUNGS:
        if rung in taken:
            before, days_since = RUNG_DAYS[rung], taken[rung]
            continue
        first = rung == RUNGS[0]
        waited = first or days_since >= RUNG_DAYS[rung] - before
        return Rung(rung) if overdue >= RUNG_DAYS[rung] and waited else None
    return None
