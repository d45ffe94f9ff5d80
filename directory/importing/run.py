"""One import, from files to a summary: read all, check all, compare, and only then write."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directory.importing.cells import CellReader
from directory.importing.create import Creator
from directory.importing.fill import Filler
from directory.importing.mapping import load_mapping
from directory.importing.plan import Plan, Status, compare
from directory.importing.reader import read_table
from directory.importing.rows import Checker
from directory.importing.write import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from directory.importing.errors import Problem
    from directory.importing.mapping import Mapping
    from directory.importing.reader import Table


@dataclass(slots=True)
class Outcome:
    mapping: Mapping
    plan: Plan
    problems: list[Problem] = field(default_factory=list)
    unused: dict[str, list[str]] = field(default_factory=dict)

    def count(self, status: Status) -> int:
        return sum(change.status == status for change in self.plan.changes)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_error]

    @property
    def rows_with_errors(self) -> int:
        return len(Counter((problem.file, problem.row) for problem in self.errors))

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_error]


def nothing_to_show(rows: Iterable[Any], total: int, what: str) -> Iterable[Any]:
    return rows


@dataclass
class Import:
    """`show` wraps what takes time, for a progress bar."""

    paths: Sequence[Path]
    mapping: str = "standard"
    source: str = ""
    limit: int | None = None
    show: Callable[[Iterable[Any], int, str], Iterable[Any]] = nothing_to_show

    def run(
        self,
        *,
        publish: bool = False,
        dry_run: bool = False,
        progress: Callable[[int], Any] = lambda done: None,
    ) -> Outcome:
        """Raises ImportRefusedError when a file can't be used; then nothing was written."""
        mapping = load_mapping(self.mapping)
        tables = self.tables(mapping)
        filler = Filler()
        checker = Checker(mapping, CellReader(filler.codes, filler.is_area), self.source)
        entries = []
        for table in tables:
            rows = self.show(checker.entries(table), len(table.rows), table.file)
            entries += [entry for entry in rows if entry]
        plan = compare(entries)
        outcome = Outcome(mapping, plan, checker.problems)
        outcome.unused = {table.file: mapping.unused(table) for table in tables}
        if not dry_run:
            values = {key: values for key, (_entry, values) in checker.organisations.items()}
            creator = Creator(filler, values, drafts=not publish)
            write(plan=plan, creator=creator, publish=publish, progress=progress)
        return outcome

    def tables(self, mapping: Mapping) -> list[Table]:
        """All files are read and their columns checked before the first row counts."""
        found: list[Table] = []
        for path in self.paths:
            left = None if self.limit is None else self.limit - sum(len(it.rows) for it in found)
            table = read_table(path, limit=left)
            mapping.check(table)
            found.append(table)
        return found
