"""Invented counts of searches that found nothing, for the months behind us."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from directory.demo.reading import read
from directory.models import UnmetSearch


def record() -> None:
    """Only where nobody has searched yet."""
    if UnmetSearch.objects.exists():
        return
    month = timezone.localdate().replace(day=1)
    for counts in read("unmet.toml")["months"]:
        UnmetSearch.objects.bulk_create(
            UnmetSearch(month=month, province=province, facet=facet, code=code, count=count)
            for province, facet, code, count in counts
        )
        month = (month - timedelta(days=1)).replace(day=1)
