"""Phones and addresses of a record, in one order; names of persons are never taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directory.enums import ContactKind
from directory.hsds.importing.marks import marks_of
from directory.hsds.importing.sheet import any_of, side_by_side, spoken
from directory.importing.cells import read_contact
from directory.importing.columns import Column, Kind, Record
from directory.importing.errors import CellError
from directory.importing.text import one_line
from directory.models import ServiceContact

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
LONGEST = {name: ServiceContact._meta.get_field(name).max_length for name in ("value", "label_en")}
Way = list[str]  # kind, value, extension, label in English, label in French


def ours(rows: Said) -> list[Way]:
    """Contacts of a record of Liaison, as they were."""
    found: list[tuple[int, Way]] = []
    for name, fields in LISTS.items():
        for parts in side_by_side(rows, name):
            part = any_of(parts)
            for mark in marks_of(part).of("liaison-contact", "contact"):
                if mark.code in ContactKind.values:
                    position = int(mark.value) if mark.value.isdecimal() else 0
                    found.append((position, way(parts, mark.code, *fields)))
    return [it for _position, it in sorted(found, key=lambda pair: pair[0]) if it[1]]


def way(parts: Said, kind: str, value_field: str, label_field: str) -> Way:
    part = any_of(parts)
    marks = {language: marks_of(row) for language, row in parts.items()}
    labels = dict(reversed(list(spoken(parts, marks, label_field))))
    extension = any_of(marks).value("liaison-contact", "extension") or part.get("extension", "")  # type: ignore[arg-type]
    return [
        kind,
        (part.get(value_field) or part.get("name", ""))[: LONGEST["value"]],
        extension[:10],
        labels.get("en", "")[: LONGEST["label_en"]],
        labels.get("fr", "")[: LONGEST["label_en"]],
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
    yield [kind.value, value, extension[:10], short.get("en", ""), short.get("fr", "")]


def cut(label: str) -> str:
    longest = LONGEST["label_en"] or 0
    label = one_line(label)
    return label if len(label) <= longest else f"{label[: longest - 1]}…"


def without_repeats(ways: list[Way]) -> list[Way]:
    found: dict[tuple[Any, ...], Way] = {}
    for it in ways:
        found.setdefault((it[0], it[1].rstrip("/"), it[2]), it)
    return list(found.values())
