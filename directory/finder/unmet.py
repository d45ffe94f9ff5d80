"""Searches that found nothing are counted by month, province and kind of need: no words."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import OperationalError
from django.db.models import F
from django.utils import timezone

from directory.models import UnmetSearch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.finder.query import FinderQuery

NEEDS = ("type", "audience", "level", "language")


def record_unmet(query: FinderQuery) -> None:
    """Add one to each kind of need the search named, or to the province alone.

    A count is lost rather than a page while something long, such as an import, is written.
    """
    with suppress(OperationalError):
        count_unmet(query)


def count_unmet(query: FinderQuery) -> None:
    month = timezone.localdate().replace(day=1)
    province = query.place.province if query.place else ""
    for facet, code in needs(query):
        same = {"month": month, "province": province, "facet": facet, "code": code}
        counted = UnmetSearch.objects.filter(**same).update(count=F("count") + 1)
        if not counted:
            UnmetSearch.objects.bulk_create([UnmetSearch(**same, count=1)], ignore_conflicts=True)


def needs(query: FinderQuery) -> Iterator[tuple[str, str]]:
    named = [(facet, code) for facet in NEEDS for code in query.facets.get(facet, ())]
    yield from named or [("", "")]
