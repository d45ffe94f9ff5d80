"""Writes a plan: all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from directory import indexing
from directory.importing.plan import CHUNK, Status, chunks
from directory.importing.update import Updater, publish_waiting, service_of
from liaison.core.database import many_rows_came

if TYPE_CHECKING:
    from collections.abc import Callable

    from directory.importing.create import Creator
    from directory.importing.plan import Plan


@transaction.atomic
def write(
    *,
    plan: Plan,
    creator: Creator,
    publish: bool = False,
    progress: Callable[[int], Any] = lambda done: None,
) -> None:
    """New records enter as drafts in the state found; changes go into drafts of records that are
    live. With `publish`, what nobody here has touched goes live. The index follows at the end."""
    now = creator.now
    waiting = [service_of(change).pk for change in plan.of(Status.UNCHANGED)] if publish else []
    touched: set[int] = set()
    with indexing.paused():
        for chunk in chunks(plan.of(Status.NEW), CHUNK):
            waiting += [it.pk for it in creator.create([change.entry for change in chunk])]
            progress(len(chunk))
        if len(plan.of(Status.NEW)) > CHUNK:
            many_rows_came()
        updater = Updater(creator, publish, now)
        for chunk in chunks(plan.of(Status.CHANGED), CHUNK):
            updater.update(chunk)
            touched |= {service_of(change).pk for change in chunk}
            progress(len(chunk))
        waiting += touched
        for ids in chunks(waiting if publish else [], CHUNK):
            touched |= publish_waiting(ids, now)
    for ids in chunks(sorted(touched), CHUNK):
        indexing.index_loaded(ids)
        progress(0)
