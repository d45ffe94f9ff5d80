"""The change log: stamps that name a state of the index, and what changed since one."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import connection

from search.models import SearchChange

if TYPE_CHECKING:
    from collections.abc import Iterable

RANDOM_BITS = 31
KEPT = 5_000  # a process further behind than this loads everything anew
NEWEST_SQL = "SELECT COALESCE(MAX(stamp), 0) FROM search_searchchange"


def newest() -> int:
    """Asked at every search, so without the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_SQL)
        stamp: int = cursor.fetchone()[0]
    return stamp


def record(documents: Iterable[int]) -> None:
    """One entry a document; old entries are dropped. Call inside the writing transaction."""
    number = (newest() >> RANDOM_BITS) + 1
    entries = [
        SearchChange(
            stamp=((number + i) << RANDOM_BITS) | secrets.randbits(RANDOM_BITS), document=document
        )
        for i, document in enumerate(documents)
    ]
    SearchChange.objects.bulk_create(entries, batch_size=500)
    oldest = number + len(entries) - KEPT
    if oldest > 0:
        SearchChange.objects.filter(stamp__lt=oldest << RANDOM_BITS).delete()


def since(stamp: int) -> set[int] | None:
    """Documents changed after a state; None when that state is not in the log."""
    if not SearchChange.objects.filter(stamp=stamp).exists():
        return None
    return set(SearchChange.objects.filter(stamp__gt=stamp).values_list("document", flat=True))
