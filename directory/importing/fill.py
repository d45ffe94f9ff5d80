"""Puts what a list states into records, in memory; nothing is saved here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from directory.enums import AttributeKind
from directory.importing.columns import FIELDS, Kind
from directory.models import (
    Attribute,
    OpeningHours,
    Organisation,
    OrganisationContact,
    ServiceContact,
    Term,
)
from liaison.reference import places
from liaison.reference.models import Region

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.importing.columns import Column
    from directory.models import Location, Service

    Record = Organisation | Service | Location


def hold(record: Record, relation: str, items: list) -> None:
    """What the record's children or terms will be. modelcluster keeps them here until the record
    is saved; its own setter can't be used on a record that never was."""
    held(record)[relation] = items


def held(record: Record) -> dict[str, list]:
    return record.__dict__.setdefault("_cluster_related_objects", {})


@dataclass
class Filler:
    """Knows the terms and regions of this site; read once a run."""

    @cached_property
    def terms(self) -> dict[tuple[str, str], Term]:
        return {(term.facet, term.code): term for term in Term.objects.all()}

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for facet, code in self.terms:
            found.setdefault(facet, []).append(code)
        return found

    @cached_property
    def regions(self) -> dict[str, Region]:
        return {region.code: region for region in Region.objects.all()}

    def is_area(self, code: str) -> bool:
        place = places.get(code)
        return code == "CA" or code in self.regions or bool(place and place.kind == "town")

    def fill(self, record: Record, values: Mapping[str, Any]) -> None:
        """`values` by our names of columns; None empties what the list no longer states."""
        for name, value in values.items():
            column = FIELDS[name]
            if column.kind == Kind.TERMS:
                self.set_terms(record, column, value or [])
            elif column.kind == Kind.AREA:
                self.set_area(record, value or [])
            elif column.kind == Kind.CONTACTS:
                set_contacts(record, column, value or [])
            elif column.kind == Kind.WAYS:
                hold_contacts(record, [contact(record, *way) for way in value or []])
            elif column.kind == Kind.HOURS:
                set_hours(record, value or [])
            elif column.field.startswith("attribute:"):
                set_attribute(record, column.field.removeprefix("attribute:"), value)
            else:
                setattr(record, column.field, empty(record, column) if value is None else value)

    def set_terms(self, record: Record, column: Column, codes: list[str]) -> None:
        kept = [term for term in getattr(record, column.field).all() if term.facet != column.facet]
        found = [self.terms[column.facet, code] for code in codes]
        hold(record, column.field, [*kept, *found])

    def set_area(self, service: Any, codes: list[str]) -> None:
        service.serves_canada = "CA" in codes
        service.served_places = [code for code in codes if code.isdigit()]
        hold(service, "regions", [self.regions[code] for code in codes if code in self.regions])


def empty(record: Record, column: Column) -> Any:
    field: Any = record._meta.get_field(column.field)
    return field.get_default()


def set_contacts(record: Any, column: Column, values: list[list[str]]) -> None:
    """The list's contacts of one kind replace the record's of that kind."""
    kept = [contact for contact in record.contacts.all() if contact.kind != column.field]
    found = [contact(record, column.field, *way) for way in values]
    hold_contacts(record, [*kept, *found])


def contact(
    record: Any, kind: str, value: str, extension: str, label_en: str = "", label_fr: str = ""
) -> OrganisationContact | ServiceContact:
    texts = {"value": value, "extension": extension, "label_en": label_en, "label_fr": label_fr}
    if isinstance(record, Organisation):
        return OrganisationContact(organisation=record, kind=kind, **texts)
    return ServiceContact(service=record, kind=kind, **texts)


def hold_contacts(record: Any, contacts: list) -> None:
    hold(record, "contacts", contacts)
    for order, row in enumerate(contacts):
        row.sort_order = order


def set_hours(service: Any, stretches: list[list]) -> None:
    hold(
        service,
        "hours",
        [
            OpeningHours(
                service=service,
                weekday=weekday,
                opens=time.fromisoformat(opens),
                closes=time.fromisoformat(closes),
                by_appointment=by_appointment,
                **dict(zip(("note_en", "note_fr"), notes, strict=False)),
            )
            for weekday, opens, closes, by_appointment, *notes in stretches
        ],
    )


def set_attribute(organisation: Any, what: str, value: Any) -> None:
    """`what` is `size_en`, or `visibility` for all six."""
    found = {row.kind: row for row in organisation.attributes.all()}
    if what == "visibility":
        for row in found.values():
            row.visibility = value or Attribute._meta.get_field("visibility").get_default()
    else:
        kind, language = what.rsplit("_", 1)
        row = found.setdefault(kind, Attribute(organisation=organisation, kind=kind))
        setattr(row, f"text_{language}", value or "")
    hold(organisation, "attributes", [found[kind] for kind in AttributeKind if kind in found])
