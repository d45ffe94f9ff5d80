"""What counts as covered."""

from __future__ import annotations

import pytest

from tests.plugins.rows import COVERED, OPEN, PARTIAL, read_rows, states

ROWS = [{"id": "R001"}]


def state_of(*tests: tuple[bool, bool | None]) -> str:
    """The state of a row after tests, each given as (covers the whole row, passed)."""
    marks = {f"test_{n}": [("R001", whole)] for n, (whole, _) in enumerate(tests)}
    passed = {f"test_{n}": ok for n, (_, ok) in enumerate(tests) if ok is not None}
    return states(ROWS, marks, passed)["R001"]


@pytest.mark.parametrize(
    ("tests", "state"),
    [
        ([], OPEN),
        ([(True, True)], COVERED),
        ([(True, False)], OPEN),
        ([(True, None)], OPEN),
        ([(False, True)], PARTIAL),
        ([(True, True), (False, True)], COVERED),
        ([(False, True), (True, False)], PARTIAL),
    ],
)
def test_only_a_test_that_passed_counts(tests, state):
    assert state_of(*tests) == state


def test_the_table_names_each_row_once_with_its_source():
    rows = read_rows()
    assert [row["id"] for row in rows] == [f"R{n:03}" for n in range(1, 205)]
    assert all(row["source"] and row["works_when"] for row in rows)
