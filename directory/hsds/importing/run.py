"""One import of feeds, from files to a summary; a few hundred services are in memory at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from directory import indexing
from directory.hsds.importing.create import (
    FeedCreator,
    Restorer,
    as_uuid,
    check_empty,
)
from directory.hsds.importing.entries import Mapper
from directory.hsds.reading.feed import Feeds
from directory.hsds.reading.languages import source_named
from directory.hsds.reading.shelf import shelf
from directory.importing.cells import CellReader
from directory.importing.fill import Filler
from directory.importing.plan import CHUNK, Status, compare
from directory.importing.write import write
from directory.models import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from directory.hsds.reading.problems import Problems
    from directory.importing.plan import Change
    from directory.importing.rows import Entry


@dataclass(slots=True)
class FeedOutcome:
    problems: Problems
    counts: Counter[Status] = field(default_factory=Counter)

    def count(self, status: Status) -> int:
        return self.counts[status]

    @property
    def rows_with_errors(self) -> int:
        return self.problems.errors


@dataclass
class FeedImport:
    """`language` is that of a feed which doesn't show its own."""

    paths: list[Path]
    language: str = "en"
    source: str = ""

    def run(
        self,
        *,
        dry_run: bool = False,
        restore: bool = False,
        each: Callable[[Change], Any] = lambda change: None,
        progress: Callable[[int], Any] = lambda done: None,
    ) -> FeedOutcome:
        """Calls `each` with every change. Raises ImportRefusedError when a file can't be used, or
        when a directory to restore isn't empty; then nothing was written."""
        with shelf() as kept, transaction.atomic():
            if restore:
                check_empty()
            feeds = Feeds(kept, self.language)
            feeds.read(self.paths)
            mapper = self.mapper(feeds, restore=restore)
            creator = None if dry_run else (Restorer if restore else FeedCreator)(mapper.filler)
            outcome = FeedOutcome(feeds.problems)
            for entries in chunks(mapper.entries(feeds), feeds.problems):
                plan = compare(entries)
                for change in plan.changes:
                    outcome.counts[change.status] += 1
                    each(change)
                if creator:
                    creator.take(entries)
                    write(plan=plan, creator=creator)
                progress(len(entries))
            if isinstance(creator, Restorer):
                creator.finish(mapper.owners(feeds))
                transaction.on_commit(indexing.rebuild)
        return outcome

    def mapper(self, feeds: Feeds, *, restore: bool) -> Mapper:
        filler = Filler()
        cells = CellReader(filler.codes, filler.is_area)
        source = self.source or source_named(self.paths[0].stem)
        return Mapper(filler, cells, feeds.problems, source, only_ours=restore)


def chunks(entries: Iterator[Entry], problems: Problems) -> Iterator[list[Entry]]:
    """A few hundred at a time, without those whose id another record here has."""
    while chunk := list(islice(entries, CHUNK)):
        others = taken(chunk)
        found = []
        for entry in chunk:
            if as_uuid(entry.source_id) in others:
                message = _("A record with this id is here already and not from this feed.")
                problems.error((entry.file, entry.row), message, "id", entry.source_id)
            else:
                found.append(entry)
        yield found


def taken(entries: list[Entry]) -> set[UUID | None]:
    ids = [number for entry in entries if (number := as_uuid(entry.source_id))]
    here = Service.objects.filter(uuid__in=ids)
    others = here.exclude(imported_row__source__in={entry.source for entry in entries})
    return set(others.values_list("uuid", flat=True))
