"""Changes on their way to Elasticsearch: kept with the change itself, dropped once it has them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from search import marks, registry
from search.elastic import client, indices, marked, refused, writing
from search.models import SearchWaiting

if TYPE_CHECKING:
    from collections.abc import Collection

BATCH = 200


def add(kind: str, ids: Collection[int]) -> None:
    """Inside the caller's transaction: a change that is rolled back leaves nothing here.

    Nothing to be told where there is no index that may be asked, nor one being built.
    """
    rows = [SearchWaiting(kind=kind, object_id=object_id) for object_id in sorted(set(ids))]
    step = marks.replace(kind) if rows else None
    if step is None:
        return
    rows[-1].before, rows[-1].after = step
    SearchWaiting.objects.bulk_create(rows, batch_size=BATCH)


def waiting() -> bool:
    return SearchWaiting.objects.exists()


def deliver(seconds: float, batch: int = BATCH) -> int:
    """Send what waits, the oldest first, for about so long; how many changes went."""
    until = time.monotonic() + seconds
    sent = 0
    while rows := list(SearchWaiting.objects.order_by("pk")[:batch]):
        _send(rows)
        SearchWaiting.objects.filter(pk__in=[row.pk for row in rows]).delete()
        sent += len(rows)
        if time.monotonic() > until:
            break
    return sent


def _send(rows: list[SearchWaiting]) -> None:
    """The records as they are now, under the number of their newest change.

    Where there is no index, or no source any more, there is nothing to bring up to date.
    """
    by_kind: dict[str, list[SearchWaiting]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    with client.failures():
        for kind in by_kind.keys() & set(registry.kinds()):
            targets = indices.to_write(kind)
            changes = {row.object_id: row.pk for row in by_kind[kind]}
            operations = writing.current(registry.source_of(kind), changes, targets)
            operations += marked.advanced(by_kind[kind], targets)
            reasons = writing.send(client.sending(), operations, refresh=True)
            refused.note(kind, changes.keys(), reasons)
