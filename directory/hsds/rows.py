"""Rows that every record has: texts in a language, attributes, metadata, contacts."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from directory.hsds.ids import child
from directory.hsds.vocabulary import Note, Row, of_code

if TYPE_CHECKING:
    from datetime import datetime

    from liaison.core.bilingual import Text


def moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def add(row: Row, name: str, part: Row) -> None:
    row.setdefault(name, []).append(part)


def tag(row: Row, link_type: str, term: Row, value: str = "", label: str = "") -> None:
    """Say one thing of a row by a term of a taxonomy."""
    apart = label if link_type == "note" else ""
    attribute: Row = {
        "id": child(row["id"], f"attribute:{link_type}:{term['id']}:{apart}"),
        "link_type": link_type,
        "taxonomy_term": term,
    }
    if value:
        attribute["value"] = value
    if label:
        attribute["label"] = label
    add(row, "attributes", attribute)


def fact(row: Row, code: str, value: object = "") -> None:
    tag(row, "fact", of_code("liaison-fact", code), str(value))


def note(row: Row, code: str, field: str, value: str) -> None:
    """Something to know about the text in `field`."""
    tag(row, "note", of_code("liaison-text", code), value, field)


def put(row: Row, field: str, text: Text) -> None:
    """A text in the language of the feed, or else in the other one, which is then said."""
    if text:
        row[field] = str(text)
        if text.foreign:
            note(row, Note.OTHER_LANGUAGE, field, text.lang)


def say(row: Row, link_type: str, term: Row, text: Text) -> None:
    """A text for which HSDS has no field."""
    if text:
        tag(row, link_type, term, str(text), text.lang if text.foreign else "")


def describe(row: Row, description: Text, *others: tuple[str, Text]) -> None:
    """The description, or the first of `others` that there is, which is then said."""
    put(row, "description", description)
    stand_in = next(((name, text) for name, text in others if text), None)
    if not description and stand_in:
        row["description"] = str(stand_in[1])
        note(row, Note.STAND_IN, "description", stand_in[0])


def change(row: Row, field: str, at: datetime, by: str, values: tuple[str, str]) -> None:
    """A line of provenance: `by` is a code of how it is known, never a person."""
    previous, value = values
    action = "confirm" if previous == value else "update"
    metadata = {
        "id": child(row["id"], f"metadata:{action}:{field}"),
        "last_action_date": moment(at),
        "last_action_type": action,
        "field_name": field,
        "previous_value": previous,
        "replacement_value": value,
        "updated_by": by,
    }
    add(row, "metadata", metadata)
