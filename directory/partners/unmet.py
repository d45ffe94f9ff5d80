"""Referrals a table could not take: a month, a reason and a number, never a person (R118)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from directory.enums import UnmetReason
from directory.exceptions import TooOftenError
from directory.models import UnmetReferral

if TYPE_CHECKING:
    from directory.models import MultiAgencyTable
    from liaison.accounts.models import User

MOST = 50  # in one entry
ENTRIES_A_DAY = 20  # of one person
SMALLEST_SHOWN = 5  # smaller numbers could point at somebody
BACK = 12  # months


class UnmetForm(forms.Form):
    month = forms.ChoiceField(label=_("Month"))
    reason = forms.ChoiceField(label=_("Reason"), choices=UnmetReason.choices)
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=MOST, initial=1)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        month: Any = self.fields["month"]
        month.choices = [(day.isoformat(), words(day)) for day in months()]

    def clean_month(self) -> date:
        return date.fromisoformat(self.cleaned_data["month"])


def months() -> list[date]:
    """The first days of this month and of the eleven before it, newest first."""
    today = timezone.localdate()
    numbers = range(today.year * 12 + today.month - 1, today.year * 12 + today.month - 1 - BACK, -1)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def words(day: date) -> str:
    return f"{MONTHS[day.month]} {day.year}"


@transaction.atomic
def log_unmet(
    *, table: MultiAgencyTable, month: date, reason: str, count: int, by: User
) -> UnmetReferral:
    """Add to the count; who did so is not kept. Raises TooOftenError past a day’s entries."""
    key = f"unmet:{by.pk}:{timezone.localdate()}"
    cache.add(key, 0, timeout=60 * 60 * 24)
    if cache.incr(key) > ENTRIES_A_DAY:
        raise TooOftenError
    row, _made = UnmetReferral.objects.get_or_create(table=table, month=month, reason=reason)
    UnmetReferral.objects.filter(pk=row.pk).update(count=F("count") + count)
    return row


def totals(table: MultiAgencyTable) -> list[tuple[str, str]]:
    """Each reason with its number over the last twelve months; small ones only as “fewer”."""
    rows = (
        table.unmet_referrals.filter(month__gte=months()[-1])
        .order_by()
        .values_list("reason")
        .annotate(total=Sum("count"))
    )
    found = sorted(rows, key=lambda row: UnmetReason.values.index(row[0]))
    few = _("fewer than %(n)d") % {"n": SMALLEST_SHOWN}
    return [
        (str(UnmetReason(reason).label), str(total) if total >= SMALLEST_SHOWN else str(few))
        for reason, total in found
        if total
    ]
