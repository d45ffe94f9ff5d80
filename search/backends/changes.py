"""The change log: stamps that name a state of the index, and what changed since one."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import connection, transaction

from liaison.core.memo import Memo
from search.models import SearchChange

if TYPE_CHECKING:
    from collections.abc import Iterable

RANDOM_BITS = 31
KEPT = 5_000  # a process further behind than this loads everything anew
NEWEST_SQL = "SELECT stamp FROM search_searchchange ORDER BY stamp DESC LIMIT 1"
SINCE_SQL = "SELECT stamp, document FROM search_searchchange WHERE stamp >= %s ORDER BY stamp"
_recent: Memo[int] = Memo(seconds=1, most=1)


def newest() -> int:
    """Asked at every search, so without the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_SQL)
        row = cursor.fetchone()
    return row[0] if row else 0


def recent() -> int:
    """The newest, or what it was within the last second when another process has written since.
    A transaction may see a stamp that nobody else does, so that one is not kept."""
    return newest() if connection.in_atomic_block else _recent.get("stamp", newest)


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
    transaction.on_commit(_recent.forget)
    oldest = number + len(entries) - KEPT
    if oldest > 0:
        SearchChange.objects.filter(stamp__lt=oldest << RANDOM_BITS).delete()


def since(stamp: int) -> tuple[int, set[int] | None]:
    """The newest stamp, and the documents changed after this one; None for them when this one is
    not in the log. Mostly nothing has changed, so one question must do."""
    if stamp < 0:
        return newest(), None
    with connection.cursor() as cursor:
        cursor.execute(SINCE_SQL, [stamp])
        found = cursor.fetchall()
    if not found or found[0][0] != stamp:
        return newest(), None
    return found[-1][0], {document for _stamp, document in found[1:]}
