"""What an import did or would do: a few lines to read, and two tables to keep."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.importing.plan import Status
from directory.importing.text import harmless, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from directory.importing.errors import Problem
    from directory.importing.plan import Change

SHOWN = 60  # characters of a value on a line


class Counted(Protocol):
    """What came of an import."""

    @property
    def rows_with_errors(self) -> int: ...

    def count(self, status: Status) -> int: ...


def write_errors(path: Path, problems: Iterable[Problem]) -> None:
    headings = [_("File"), _("Row"), _("Column"), _("Value"), _("What to do"), _("Kind")]
    rows = (
        [
            it.file,
            it.row,
            it.column,
            it.value[:500],
            it.message,
            _("error: not imported") if it.is_error else _("warning"),
        ]
        for it in problems
    )
    with table(path, headings) as add:
        add(rows)


def write_diff(path: Path, changes: Iterable[Change]) -> None:
    with diff_table(path) as add:
        for change in changes:
            add(change)


@contextmanager
def diff_table(path: Path | None) -> Iterator[Callable[[Change], None]]:
    """Gives what adds a change to the table of differences; it does nothing without a path."""
    if path is None:
        yield lambda change: None
        return
    headings = [_("File"), _("Row"), _("Id"), _("Change"), _("Column"), _("Before"), _("Now")]
    with table(path, headings) as add:
        yield lambda change: add(diff_rows(change))


def diff_rows(change: Change) -> Iterator[list[Any]]:
    if change.status == Status.UNCHANGED:
        return
    entry, status = change.entry, words_for(change.status)
    for column, (before, now) in change.fields.items():
        row = [entry.file, entry.row, entry.source_id, status, column]
        yield [*row, as_words(before), as_words(now)]


@contextmanager
def table(path: Path, headings: list[str]) -> Iterator[Callable[[Iterable[list[Any]]], None]]:
    """Gives what adds rows to a file that opens safely in a spreadsheet program."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        yield lambda rows: writer.writerows([harmless(str(cell)) for cell in row] for row in rows)


def words_for(status: Status) -> str:
    return {
        Status.NEW: _("new"),
        Status.CHANGED: _("changed"),
        Status.UNCHANGED: _("unchanged"),
    }[status]


def as_words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "; ".join(as_words(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {as_words(item)}" for name, item in value.items())
    return str(value)


def short(value: Any) -> str:
    text = one_line(as_words(value)) or "∅"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def change_lines(change: Change) -> Iterator[str]:
    """“changed  list.csv 12  Name”, then each field with its old and new value."""
    entry = change.entry
    yield f"{words_for(change.status):9} {entry.file} {entry.row}  {one_line(entry.name)}"
    if change.status == Status.CHANGED:
        for column, (before, now) in change.fields.items():
            yield f"          {column}: {short(before)} → {short(now)}"


def problem_line(problem: Problem) -> str:
    where = f"{problem.file} {problem.row}"
    cell = " ".join(part for part in (problem.column, short(problem.value)) if part and part != "∅")
    return f"{where}  {cell}: {problem.message}" if cell else f"{where}  {problem.message}"


def counted(number: int) -> str:
    return number_format(number, force_grouping=True)


def summary(outcome: Counted) -> str:
    """“6,044 new, 0 changed, 0 unchanged, 2 rows with errors.”"""
    rows = outcome.rows_with_errors
    return _("%(new)s new, %(changed)s changed, %(unchanged)s unchanged, %(errors)s.") % {
        "new": counted(outcome.count(Status.NEW)),
        "changed": counted(outcome.count(Status.CHANGED)),
        "unchanged": counted(outcome.count(Status.UNCHANGED)),
        "errors": ngettext("%(rows)s row with errors", "%(rows)s rows with errors", rows)
        % {"rows": counted(rows)},
    }
