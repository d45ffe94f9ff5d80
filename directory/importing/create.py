"""New records of a list, written in bulk: a few queries for each few hundred rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Revision

from directory.enums import How, LifeCycle
from directory.importing.columns import Record
from directory.importing.facts import write_facts
from directory.importing.fill import held, hold
from directory.models import (
    Attribute,
    ImportedRow,
    LifeCycleStep,
    Location,
    OpeningHours,
    Organisation,
    OrganisationContact,
    Service,
    ServiceContact,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from directory.importing.fill import Filler
    from directory.importing.rows import Entry

CHILDREN: dict[type, dict[str, type]] = {
    Organisation: {"contacts": OrganisationContact, "attributes": Attribute},
    Service: {"contacts": ServiceContact, "hours": OpeningHours},
    Location: {},
}
SEVERAL = {
    Organisation: ["terms"],
    Service: ["terms", "regions", "locations"],
    Location: ["accessibility"],
}
DRAFT = {"live": False, "has_unpublished_changes": True}


@dataclass
class Creator:
    filler: Filler
    organisation_values: dict[tuple[str, str], dict[str, Any]]
    drafts: bool = True  # else what is made goes live at once, and a first revision says nothing
    now: datetime = field(default_factory=timezone.now)

    def create(self, entries: list[Entry]) -> list[Service]:
        """Everything the entries describe, not live yet, in the state found."""
        organisations = self.organisations(entries)
        locations = self.locations(entries, organisations)
        services = [
            self.service(
                entry,
                organisations[entry.source, entry.organisation_id],
                [locations[entry.source, key] for key in entry.places],
            )
            for entry in entries
        ]
        self.insert(services)
        for entry, service in zip(entries, services, strict=True):
            write_facts(service, entry, self.now)
        LifeCycleStep.objects.bulk_create(
            self.first_step(entry, service)
            for entry, service in zip(entries, services, strict=True)
        )
        ImportedRow.objects.bulk_create(
            ImportedRow(
                source=entry.source,
                source_id=entry.source_id,
                service=service,
                values=entry.values,
                imported_at=self.now,
            )
            for entry, service in zip(entries, services, strict=True)
        )
        return services

    def first_step(self, entry: Entry, service: Service) -> LifeCycleStep:
        return LifeCycleStep(service=service, state=LifeCycle.FOUND, how=How.IMPORT, at=self.now)

    def organisations(self, entries: list[Entry]) -> dict[tuple[str, str], Organisation]:
        """The organisation of each entry, made where it isn't there yet."""
        wanted = {(entry.source, entry.organisation_id): entry for entry in entries}
        known = self.known(Organisation, wanted)
        missing = {
            key: self.organisation(key, entry) for key, entry in wanted.items() if key not in known
        }
        self.insert(list(missing.values()))
        return known | missing

    def known(self, model: type[Any], keys: Collection[tuple[str, str]]) -> dict[Any, Any]:
        found = model.objects.filter(
            source__in={source for source, _ in keys}, source_id__in=[key for _, key in keys]
        )
        return {(it.source, it.source_id): it for it in found}

    def organisation(self, key: tuple[str, str], entry: Entry) -> Organisation:
        organisation = Organisation(source=key[0], source_id=key[1], **DRAFT)
        self.filler.fill(organisation, self.organisation_values[key])
        if not (organisation.name_en or organisation.name_fr):
            organisation.name_en = entry.values.get("name_en", "")
            organisation.name_fr = entry.values.get("name_fr", "")
        return organisation

    def locations(
        self, entries: list[Entry], organisations: dict[tuple[str, str], Organisation]
    ) -> dict[tuple[str, str], Location]:
        """The places of each entry, made where they aren't there yet."""
        wanted = {
            (entry.source, key): (organisations[entry.source, entry.organisation_id], values)
            for entry in entries
            for key, values in entry.places.items()
        }
        known = self.known(Location, wanted)
        missing = {
            key: self.location(key, organisation, values)
            for key, (organisation, values) in wanted.items()
            if key not in known
        }
        self.insert(list(missing.values()))
        return known | missing

    def location(
        self, key: tuple[str, str], organisation: Organisation, values: dict[str, Any]
    ) -> Location:
        location = Location(organisation=organisation, source=key[0], source_id=key[1], **DRAFT)
        self.filler.fill(location, values)
        return location

    def service(
        self, entry: Entry, organisation: Organisation, locations: list[Location]
    ) -> Service:
        service = Service(
            organisation=organisation, source=entry.source, source_id=entry.source_id, **DRAFT
        )
        self.filler.fill(service, entry.of(Record.SERVICE))
        if locations:
            hold(service, "locations", locations)
        return service

    def insert(self, records: list[Any]) -> None:
        """Save new records of one model with their children and terms."""
        if not records:
            return
        insert_rows(records)
        if self.drafts:
            add_first_revisions(records)


def insert_rows(records: list[Any]) -> None:
    model = type(records[0])
    model.objects.bulk_create(records)
    for relation, child in CHILDREN[model].items():
        child.objects.bulk_create(  # type: ignore[attr-defined]
            [row for record in records for row in held(record).setdefault(relation, [])]
        )
    for relation in SEVERAL[model]:
        through = getattr(model, relation).through
        field = model._meta.get_field(relation)
        own, other = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        through.objects.bulk_create(
            through(**{own: record.pk, other: item.pk})
            for record in records
            for item in held(record).setdefault(relation, [])
        )


def add_first_revisions(records: list[Any]) -> None:
    """What an editor opens, compares with and publishes; by nobody, which says: by an import."""
    model = type(records[0])
    kind = ContentType.objects.get_for_model(model)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind,
            base_content_type=kind,
            object_id=str(record.pk),
            created_at=now,
            object_str=str(record),
            content=record.serializable_data(),
        )
        for record in records
    )
    for record, revision in zip(records, revisions, strict=True):
        record.latest_revision = revision
    model.objects.bulk_update(records, ["latest_revision"], batch_size=200)
