"""Changes a list brings to records that are here already, one record at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import Revision

from directory.importing.columns import COLUMNS, Record
from directory.importing.facts import write_facts
from directory.importing.fill import hold
from directory.models import ImportedRow, Location, Organisation, Service

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import Model

    from directory.importing.create import Creator
    from directory.importing.plan import Change


@dataclass
class Updater:
    creator: Creator
    publish: bool
    now: datetime = field(default_factory=timezone.now)

    def update(self, changes: Collection[Change]) -> None:
        organisations: dict[int, dict[str, Any]] = defaultdict(dict)
        for change in changes:
            self.update_service(change)
            if "organisation_id" in change.fields:
                continue
            merged = organisations[service_of(change).organisation_id]
            for name, value in changed(change, Record.ORGANISATION).items():
                if value is not None or name not in merged:
                    merged[name] = value
        for organisation in Organisation.objects.filter(pk__in=organisations):
            self.revise(organisation, organisations[organisation.pk])

    def update_service(self, change: Change) -> None:
        entry, service = change.entry, service_of(change)
        relations: dict[str, Any] = {}
        if "organisation_id" in change.fields:
            found = self.creator.organisations([entry])
            relations["organisation"] = found[entry.source, entry.organisation_id]
        if place := self.update_place(change, service, relations.get("organisation")):
            relations["location"] = place
        self.revise(service, changed(change, Record.SERVICE), **relations)
        if changed(change, Record.TODAY):
            write_facts(service, entry, self.now)
        ImportedRow.objects.filter(service=service).update(
            values=entry.values, imported_at=self.now
        )

    def update_place(
        self, change: Change, service: Service, moved_to: Organisation | None
    ) -> Location | None:
        """Revises the place of the row, which goes along when its service moves to another
        organisation; returns it when it had to be made."""
        entry = change.entry
        fields = changed(change, Record.LOCATION)
        if "city" not in entry.values or not (fields or moved_to):
            return None
        location = Location.objects.filter(source=entry.source, source_id=entry.source_id).first()
        if location:
            self.revise(location, fields, organisation=moved_to)
            return None
        location = self.creator.location(entry, moved_to or service.organisation)
        self.creator.insert([location])
        return location

    def revise(
        self,
        record: Organisation | Service | Location,
        fields: dict[str, Any],
        organisation: Organisation | None = None,
        location: Location | None = None,
    ) -> None:
        """Into the newest draft. It goes live at once only when that was asked for and nobody
        has edited or locked the record here; else an editor decides."""
        if not (fields or organisation or location):
            return
        publish = self.publish and record.live and not is_edited(record)
        newest = record.get_latest_revision_as_object()
        self.creator.filler.fill(newest, fields)
        if organisation:
            newest.organisation = organisation
        if location:
            hold(newest, "locations", [*newest.locations.all(), location])
        if not record.live:
            newest.save()
        revision = newest.save_revision(clean=False)
        if publish:
            revision.publish()


def service_of(change: Change) -> Service:
    assert change.imported  # noqa: S101 - what is changed was imported before
    return change.imported.service


def changed(change: Change, record: Record) -> dict[str, Any]:
    return {
        name: now
        for name, (_before, now) in change.fields.items()
        if COLUMNS[name].record == record
    }


def is_edited(record: Any) -> bool:
    """A person ever saved a version of it here, or locked it."""
    return record.locked or bool(edited_ids(type(record), [record.pk]))


def edited_ids(model: type[Model], ids: Collection[int]) -> set[int]:
    by_people = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(pk) for pk in ids],
        user__isnull=False,
    )
    return {int(pk) for pk in by_people.values_list("object_id", flat=True)}


def publish_waiting(services: Collection[int], now: datetime) -> set[int]:
    """Imported drafts go live, unless a person edited, locked or once published them here.
    Returns the services that read differently now."""
    chosen = Service.objects.filter(pk__in=services)
    touched: set[int] = set()
    for records, path in (
        (Organisation.objects.filter(services__in=chosen), "organisation__in"),
        (Location.objects.filter(services__in=chosen), "locations__in"),
        (chosen, "pk__in"),
    ):
        waiting = records.filter(live=False, first_published_at=None, locked=False)
        ids = set(waiting.values_list("pk", flat=True))
        ids -= edited_ids(records.model, ids)
        records.model.objects.filter(pk__in=ids).update(
            live=True,
            has_unpublished_changes=False,
            first_published_at=now,
            last_published_at=now,
            live_revision=F("latest_revision"),
        )
        touched |= set(Service.objects.filter(**{path: ids}).values_list("pk", flat=True))
    return touched
