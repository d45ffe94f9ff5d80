"""Searches that found nothing, of the last twelve months; counts below five are never shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from directory.coverage.areas import COUNTRY
from directory.models import UnmetSearch
from directory.options import label_of, shown_facets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FEWEST = 5  # shown
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Need:
    label: str
    count: int


def since(today: date) -> date:
    """The first day of the month eleven months ago."""
    months = today.year * 12 + today.month - MONTHS
    return today.replace(year=months // 12, month=months % 12 + 1, day=1)


def by_province(facet: str = "", code: str = "") -> Mapping[str, int]:
    """How often a kind of need was looked for and not found; all kinds, or one of them.

    The sum of what may be shown alone, so that no small count can be worked out from it. Searches
    without a place are under CA.
    """
    totals: dict[str, int] = {}
    for (province, of_facet, of_code), count in shown().items():
        if not facet or (of_facet, of_code) == (facet, code):
            area = province or COUNTRY
            totals[area] = totals.get(area, 0) + count
    return totals


def of_province(province: str) -> list[Need]:
    """Each kind of need that may be shown, the most often looked for first."""
    found = [
        Need(need_label(facet, code), count)
        for (of, facet, code), count in shown().items()
        if of == province
    ]
    return sorted(found, key=lambda need: (-need.count, need.label))


def need_label(facet: str, code: str) -> str:
    if facet in shown_facets():
        return f"{shown_facets()[facet].label}: {label_of(facet, code)}"
    return _("No kind of need was named")


def shown() -> dict[tuple[str, str, str], int]:
    """Sums of at least five, by province, facet and code."""
    rows = (
        UnmetSearch.objects.filter(month__gte=since(timezone.localdate()))
        .order_by()
        .values_list("province", "facet", "code")
        .annotate(total=Sum("count"))
        .filter(total__gte=FEWEST)
    )
    return {(province, facet, code): total for province, facet, code, total in rows}


def words(count: int) -> str:
    return str(count) if count >= FEWEST else _("fewer than 5")
