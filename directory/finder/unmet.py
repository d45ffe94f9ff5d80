"""Searches that found nothing are counted by month, province and kind of need: no words."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.db import OperationalError, connection, transaction
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.finder.query import FinderQuery

NEEDS = ("type", "audience", "level", "language")
ONE_MORE = """
    INSERT INTO directory_unmetsearch (month, province, facet, code, count)
    VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (month, province, facet, code)
    DO UPDATE SET count = directory_unmetsearch.count + 1
"""


def record_unmet(query: FinderQuery) -> None:
    """Add one to each kind of need the search named, or to the province alone.

    A count is lost rather than a page while something long, such as an import, is written.
    """
    with suppress(OperationalError):
        count_unmet(query)


def count_unmet(query: FinderQuery) -> None:
    month = timezone.localdate().replace(day=1).isoformat()
    province = query.place.province if query.place else ""
    rows = [(month, province, *need) for need in sorted(needs(query))]  # one order: no deadlock
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(ONE_MORE, rows)


def needs(query: FinderQuery) -> Iterator[tuple[str, str]]:
    named = [(facet, code) for facet in NEEDS for code in query.facets.get(facet, ())]
    yield from named or [("", "")]
