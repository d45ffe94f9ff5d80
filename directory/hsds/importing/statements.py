"""Who said what on which day: intake, confirmations and the life of a record, from its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directory.enums import Fact, How, IntakeStatus, LifeCycle
from directory.hsds.importing.sheet import moment

if TYPE_CHECKING:
    from directory.hsds.importing.sheet import Row, Sheet

MOST_KEPT = 50
KEPT = ("last_action_date", "last_action_type", "field_name", "previous_value", "replacement_value")


def changes(row: Row, action: str) -> list[tuple[str, str, str, str]]:
    """Field, new value, how it is known and when."""
    return [
        (it.get("field_name", ""), it.get("replacement_value", ""), known(it), at)
        for it in row.get("metadata", [])
        if it.get("last_action_type") == action and (at := moment(it.get("last_action_date", "")))
    ]


def known(row: Row) -> str:
    how: str = row.get("updated_by", "")
    return how if how in How.values else How.IMPORT.value


def read_statements(sheet: Sheet, row: Row) -> None:
    for name, value, how, at in changes(row, "update"):
        if name == "intake" and value in IntakeStatus.values:
            sheet.values |= {"intake": value, "intake_how": how, "intake_at": at}
        elif name == "life_cycle" and value in LifeCycle.values:
            sheet.values["life_cycle"] = [value, how, at]
    confirmed = [
        [fact, how, at] for fact, _value, how, at in changes(row, "confirm") if fact in Fact.values
    ]
    if confirmed:
        sheet.values["confirmations"] = sorted(confirmed)


def inclusion(row: Row) -> list[Any]:
    """The criterion and the day of the decision to include an organisation."""
    found = [(value, at) for name, value, _by, at in changes(row, "update") if name == "inclusion"]
    return list(found[0]) if found else []


def kept(row: Row) -> list[list[str]]:
    """What another directory says of its changes; without the names of those who made them."""
    rows = [[it.get(name, "") for name in KEPT] for it in row.get("metadata", [])]
    return sorted(rows, reverse=True)[:MOST_KEPT]
