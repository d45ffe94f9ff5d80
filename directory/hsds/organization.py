"""An organisation as HSDS has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory.enums import ORGANISATION_FACETS, ContactKind
from directory.hsds import contacts
from directory.hsds.rows import change, describe, fact, put, say, tag
from directory.hsds.vocabulary import Note, Plain, Row, Way, of_code, of_term
from directory.readiness import decision_to_include
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from directory.models import Organisation


def brief(record: Organisation, email: str, website: str) -> Row:
    """Its fields, as lists have them."""
    row = start(record, email, website)
    row.pop("attributes", None)
    return row


def full(record: Organisation) -> Row:
    """With its rows, but for its locations and services."""
    ways = list(record.contacts.all())
    first = (contacts.first(ways, kind) for kind in (ContactKind.EMAIL, ContactKind.WEB))
    row = start(record, *first)
    contacts.reach(row, ways, "additional_websites")
    contacts.link(row, "additional_websites", Way.PRIVACY, record.privacy_url)
    classify(row, record)
    say(row, "text", of_code("liaison-text", Note.SUMMARY), record.summary)
    say(row, "text", of_code("liaison-text", Note.POLICE_NOTE), record.police_note)
    say(row, "text", of_code("liaison-text", Note.PRIVACY_NOTE), record.privacy_note)
    for it in sorted(record.attributes.all(), key=lambda it: it.kind):
        if it.visibility == Visibility.PUBLIC:
            say(row, "documented_attribute", of_code("liaison-attribute", it.kind), it.text)
    if decided := decision_to_include(record):
        values = ("not-stated", decided.criterion.code)
        change(row, "inclusion", decided.decided_at, "editor", values)
    return row


def start(record: Organisation, email: str, website: str) -> Row:
    row: Row = {"id": str(record.uuid)}
    put(row, "name", record.name)
    describe(row, record.description, ("summary", record.summary), ("name", record.name))
    row |= {name: it for name, it in (("email", email), ("website", website)) if it}
    return row


def classify(row: Row, record: Organisation) -> None:
    """Its sector and type; no other facet, F15 above all, is said of an organisation."""
    kinds = [it for it in record.terms.all() if it.live and it.facet in ORGANISATION_FACETS]
    for term in sorted(kinds, key=lambda it: (it.facet, it.code)):
        tag(row, term.facet, of_term(term))
    if record.police_role:
        tag(row, "police_role", of_code("liaison-police", record.police_role))
    fact(row, Plain.KEY, record.key)
    if record.province:
        fact(row, Plain.PROVINCE, record.province)
    if record.is_invented:
        fact(row, Plain.INVENTED)
