"""Phones and addresses of a record, in one order; names of persons are never taken over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from directory.enums import ContactKind
from directory.hsds.importing.marks import marks_of
from directory.hsds.importing.sheet import any_of, side_by_side, spoken
from directory.importing.cells import read_contact
from directory.importing.columns import Column, Kind, Record
from directory.importing.errors import CellError
from directory.importing.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.hsds.importing.sheet import Row, Said, Sheet

PHONES = {
    "text": ContactKind.TEXT,
    "sms": ContactKind.TEXT,
    "textphone": ContactKind.TTY,
    "tty": ContactKind.TTY,
    "tdd": ContactKind.TTY,
    "fax": ContactKind.FAX,
}
# field of a record: what holds the value and its label in each of its rows
LISTS = {
    "phones": ("number", "description"),
    "contacts": ("email", "department"),
    "additional_urls": ("url", "label"),
    "additional_websites": ("url", "label"),
}
LONGEST, LONGEST_LABEL, LONGEST_EXTENSION = 200, 80, 10  # as the model has them
Way = list[str]  # kind, value, extension, label in English, label in French


def ours(rows: Said) -> list[Way]:
    """Contacts of a record of Liaison, as they were."""
    found: list[tuple[int, Way]] = []
    for name, fields in LISTS.items():
        for parts in side_by_side(rows, name):
            part = any_of(parts)
            for mark in marks_of(part).of("liaison-contact", "contact"):
                if mark.code in ContactKind.values:
                    found.append((position(mark.value), way(parts, mark.code, *fields)))
    return [it for _position, it in sorted(found, key=lambda pair: pair[0]) if it[1]]


def position(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else 0


def way(parts: Said, kind: str, value_field: str, label_field: str) -> Way:
    part = any_of(parts)
    marks = {language: marks_of(row) for language, row in parts.items()}
    labels = dict(reversed(list(spoken(parts, marks, label_field))))
    extension = marks_of(part).value("liaison-contact", "extension") or part.get("extension", "")
    return [
        kind,
        (part.get(value_field) or part.get("name", ""))[:LONGEST],
        extension[:LONGEST_EXTENSION],
        labels.get("en", "")[:LONGEST_LABEL],
        labels.get("fr", "")[:LONGEST_LABEL],
    ]


def theirs(sheet: Sheet, rows: Said, address: str) -> list[Way]:
    """What HSDS itself says: a record's phones, its e-mail and its web addresses."""
    found: list[Way] = []
    for parts in side_by_side(rows, "phones"):
        part = any_of(parts)
        kind = PHONES.get(part.get("type", "").casefold(), ContactKind.VOICE)
        labels = {language: row.get("description", "") for language, row in parts.items()}
        number = [part.get("number", ""), part.get("extension", "")]
        found += checked(sheet, kind, number[0].strip('"'), number[1], labels)
    for name, kind in (("email", ContactKind.EMAIL), (address, ContactKind.WEB)):
        for value in dict.fromkeys(row[name] for row in rows.values() if row.get(name)):
            found += checked(sheet, kind, value)
    for name in ("additional_urls", "additional_websites"):
        for parts in side_by_side(rows, name):
            labels = {language: row.get("label", "") for language, row in parts.items()}
            found += checked(sheet, ContactKind.WEB, any_of(parts).get("url", ""), "", labels)
    return without_repeats(found)


def checked(
    sheet: Sheet, kind: ContactKind, text: str, extension: str = "", labels: Row | None = None
) -> Iterator[Way]:
    column = Column(kind.value, Record.SERVICE, Kind.CONTACTS, kind.value, max_length=200)
    if not (text := one_line(text)):
        return
    try:
        value, written = read_contact(text, column)
    except CellError as error:
        sheet.warn(str(error), kind.value, text)
        return
    short = {language: cut(label) for language, label in (labels or {}).items()}
    extension = written or "".join(it for it in extension if it.isdigit())
    yield [
        kind.value,
        value,
        extension[:LONGEST_EXTENSION],
        short.get("en", ""),
        short.get("fr", ""),
    ]


def cut(label: str) -> str:
    label = one_line(label)
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


def without_repeats(ways: list[Way]) -> list[Way]:
    found: dict[tuple[Any, ...], Way] = {}
    for it in ways:
        found.setdefault((it[0], it[1].rstrip("/"), it[2]), it)
    return list(found.values())
