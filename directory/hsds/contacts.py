"""Ways to reach a record that everybody may use: phones, e-mail and web addresses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db.models import Value

from directory.contact_points import ON_THE_WEB
from directory.enums import ContactKind
from directory.hsds.ids import child
from directory.hsds.rows import add, put, tag
from directory.hsds.vocabulary import Row, Way, of_code
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.models.organisation import ContactPoint

PHONES = {
    ContactKind.VOICE: "voice",
    ContactKind.TEXT: "text",
    ContactKind.TTY: "textphone",
    ContactKind.FAX: "fax",
}
FIRSTS = (ContactKind.EMAIL, ContactKind.WEB)
validate_url = URLValidator(schemes=["https", "http"])


def public(contacts: Iterable[ContactPoint]) -> list[ContactPoint]:
    return [contact for contact in contacts if contact.visibility == Visibility.PUBLIC]


@lru_cache(maxsize=4096)
def is_valid(kind: str, value: str) -> bool:
    check = validate_url if kind in ON_THE_WEB else validate_email
    try:
        check(value)
    except ValidationError:
        return False
    return True


def firsts(*owners: tuple[Any, str, Iterable[int]]) -> dict[tuple, str]:
    """The first public e-mail and web address of each of many records of any kind, in one query.

    `owners`: the model of the contacts, its field of the owner, and the owners; keys are that
    field, the owner and the kind of contact.
    """
    rows = [
        model.objects.filter(
            visibility=Visibility.PUBLIC, kind__in=FIRSTS, **{f"{field}__in": keys}
        )
        .order_by()
        .values_list(Value(field), f"{field}_id", "kind", "sort_order", "pk", "value")
        for model, field, keys in owners
    ]
    found: dict[tuple, str] = {}
    for *key, _order, _pk, value in sorted(rows[0].union(*rows[1:], all=True)):
        if tuple(key) not in found and is_valid(key[-1], value):
            found[tuple(key)] = value
    return found


def first(contacts: Iterable[ContactPoint], kind: str) -> str:
    values = (contact.value for contact in public(contacts) if contact.kind == kind)
    return next((value for value in values if is_valid(kind, value)), "")


def reach(row: Row, contacts: Iterable[ContactPoint], urls: str) -> None:
    """Put the public ones of `contacts` where HSDS has them; `urls` names its list of addresses."""
    parts: dict[str, tuple[str, Row]] = {}
    for contact in public(contacts):
        part = part_of(row, contact)
        if part["id"] in parts:  # the very same twice says no more than once
            continue
        kind = ContactKind(contact.kind)
        tag(part, "contact", of_code("liaison-contact", kind), str(len(parts)))
        parts[part["id"]] = (fill(part, contact), part)
    for name, part in parts.values():
        add(row, urls if name == "urls" else name, part)


def part_of(row: Row, contact: ContactPoint) -> Row:
    words = (contact.kind, contact.value, contact.extension, contact.label_en, contact.label_fr)
    return {"id": child(row["id"], f"contact:{':'.join(words)}")}


def fill(part: Row, contact: ContactPoint) -> str:
    """Write a contact into its row; the list it belongs to."""
    if contact.kind in PHONES:
        fill_phone(part, contact)
        return "phones"
    if not is_valid(contact.kind, contact.value):
        part["name"] = contact.value
        put(part, "department", contact.label)
        return "contacts"
    on_the_web = contact.kind in ON_THE_WEB
    part["url" if on_the_web else "email"] = contact.value
    put(part, "label" if on_the_web else "department", contact.label)
    return "urls" if on_the_web else "contacts"


def fill_phone(part: Row, contact: ContactPoint) -> None:
    part |= {"number": contact.value, "type": PHONES[ContactKind(contact.kind)]}
    put(part, "description", contact.label)
    extension = contact.extension
    if extension.isascii() and extension.isdigit() and str(int(extension)) == extension:
        part["extension"] = int(extension)
    elif extension:  # HSDS has numbers only: neither “0123” nor “12 or 14”
        tag(part, "extension", of_code("liaison-contact", Way.EXTENSION), extension)


def link(row: Row, urls: str, way: Way, url: str, label: str = "") -> None:
    """An address that is no contact: their privacy notice, the page on this site."""
    if not is_valid(ContactKind.WEB, url):
        return
    part: Row = {"id": child(row["id"], f"link:{way}"), "url": url}
    if label:
        part["label"] = label
    tag(part, "contact", of_code("liaison-contact", way))
    add(row, urls, part)
