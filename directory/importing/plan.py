"""What an import would change: each entry beside what the list said the last time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from directory.importing.rows import places_of
from directory.models import ImportedRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directory.importing.rows import Entry

CHUNK = 500


class Status(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    entry: Entry
    status: Status
    imported: ImportedRow | None = None

    @property
    def fields(self) -> dict[str, tuple[Any, Any]]:
        """Column: (what the list said before, what it says now)."""
        before = self.imported.values if self.imported else {}
        now = self.entry.values
        names = [*now, *(name for name in before if name not in now)]
        return {
            name: (before.get(name), now.get(name))
            for name in names
            if before.get(name) != now.get(name)
        }

    @property
    def places_before(self) -> dict[str, dict[str, Any]]:
        return places_of(self.entry.source_id, self.imported.values if self.imported else {})


@dataclass(slots=True)
class Plan:
    changes: list[Change] = field(default_factory=list)

    def of(self, status: Status) -> list[Change]:
        return [change for change in self.changes if change.status == status]


def compare(entries: Iterable[Entry]) -> Plan:
    """Reads only. Two versions of a list are compared, not the list with our records: what
    people changed here since is theirs and is no difference."""
    entries = list(entries)
    known: dict[tuple[str, str], ImportedRow] = {}
    for chunk in chunks(entries, CHUNK):
        rows = ImportedRow.objects.filter(
            source__in={entry.source for entry in chunk},
            source_id__in=[entry.source_id for entry in chunk],
        ).select_related("service")
        known |= {(row.source, row.source_id): row for row in rows}
    return Plan([change_of(entry, known.get((entry.source, entry.source_id))) for entry in entries])


def change_of(entry: Entry, imported: ImportedRow | None) -> Change:
    if imported is None:
        return Change(entry, Status.NEW)
    same = imported.values == entry.values
    return Change(entry, Status.UNCHANGED if same else Status.CHANGED, imported)


def chunks(items: list, size: int) -> Iterator[list]:
    return (items[start : start + size] for start in range(0, len(items), size))
