"""Which rows of docs/requirements.csv do passing tests cover? `make requirements` prints it.

Each run adds its outcomes to build/test-outcomes.json; the report reads the marks from the tests
as they are now, so a test that was removed, failed or was skipped counts for nothing.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "requirements.csv"
OUTCOMES = ROOT / "build" / "test-outcomes.json"
COVERED, PARTIAL, OPEN = "covered", "partial", "open"


def read_rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def read_outcomes() -> dict[str, bool]:
    return json.loads(OUTCOMES.read_text("utf-8")) if OUTCOMES.exists() else {}


def marks_of(item: pytest.Item) -> list[tuple[str, bool]]:
    """(row, whole) for each row a test is marked with; `whole` is False for part=True."""
    return [
        (row, not mark.kwargs.get("part", False))
        for mark in item.iter_markers("covers")
        for row in mark.args
    ]


class Recorder:
    """Keeps the outcome of every test of this run; loaded once, in the controlling process."""

    def __init__(self) -> None:
        self.passed: dict[str, bool] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.passed[report.nodeid] = self.passed.get(report.nodeid, True) and report.passed

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.passed:
            OUTCOMES.parent.mkdir(exist_ok=True)
            known = read_outcomes() | self.passed
            OUTCOMES.write_text(json.dumps(known, indent=0, sort_keys=True), "utf-8")


class Collector:
    """Reads the marks and runs nothing."""

    def __init__(self) -> None:
        self.marks: dict[str, list[tuple[str, bool]]] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.marks = {item.nodeid: marks for item in session.items if (marks := marks_of(item))}


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and not config.option.collectonly:
        config.pluginmanager.register(Recorder(), "row-recorder")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    known = {row["id"] for row in read_rows()}
    for item in items:
        if unknown := {row for row, _ in marks_of(item)} - known:
            raise pytest.UsageError(f"{item.nodeid} covers unknown rows: {sorted(unknown)}")


def states(
    rows: list[dict[str, str]], marks: dict[str, list[tuple[str, bool]]], passed: dict[str, bool]
) -> dict[str, str]:
    """The state of each row: covered by a passing test, covered in part only, or open."""
    found = {row["id"]: OPEN for row in rows}
    for test, test_marks in marks.items():
        if not passed.get(test):
            continue
        for row, whole in test_marks:
            if whole:
                found[row] = COVERED
            elif found[row] == OPEN:
                found[row] = PARTIAL
    return found


def report(rows: list[dict[str, str]], found: dict[str, str]) -> str:
    width = shutil.get_terminal_size((100, 24)).columns
    areas: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        areas[row["primary_area"]].append(row)
    lines = []
    for area, members in sorted(areas.items()):
        lines += ["", f"{area}: {count(members, found)}"]
        for state in (COVERED, PARTIAL, OPEN):
            chosen = [row for row in members if found[row["id"]] == state]
            lines += [f"  {state:8}{row['id']}  {row['what']}"[:width] for row in chosen]
    return "\n".join([*lines, "", f"All {len(rows)} rows: {count(rows, found)}"])


def count(rows: list[dict[str, str]], found: dict[str, str]) -> str:
    totals = [sum(found[row["id"]] == state for row in rows) for state in (COVERED, PARTIAL, OPEN)]
    return ", ".join(
        f"{n} {state}" for n, state in zip(totals, (COVERED, PARTIAL, OPEN), strict=True)
    )


def main() -> int:
    if not OUTCOMES.exists():
        print("No test results yet: run `make test` first.")  # noqa: T201
        return 0
    collector = Collector()
    with contextlib.redirect_stdout(io.StringIO()) as said:
        status = pytest.main(["--collect-only", "-qq", "-p", "no:xdist"], plugins=[collector])
    if status != pytest.ExitCode.OK:
        sys.stderr.write(said.getvalue())
        return int(status)
    rows = read_rows()
    print(report(rows, states(rows, collector.marks, read_outcomes())))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
