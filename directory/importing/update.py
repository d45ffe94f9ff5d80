"""Changes a list brings to records that are here already, one record at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from wagtail.models import Revision

from directory.importing.columns import FIELDS, Record
from directory.importing.facts import write_facts
from directory.importing.fill import hold
from directory.models import ImportedRow, Location, Organisation, Service

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.db.models import Model

    from directory.importing.create import Creator
    from directory.importing.plan import Change


Places = tuple["Collection[Location]", "Collection[int]"]


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
        relations["locations"] = self.update_places(change, service, relations.get("organisation"))
        self.revise(service, changed(change, Record.SERVICE), **relations)
        if changed(change, Record.TODAY):
            write_facts(service, entry, self.now)
        ImportedRow.objects.filter(service=service).update(
            values=entry.values, imported_at=self.now
        )

    def update_places(
        self, change: Change, service: Service, moved_to: Organisation | None
    ) -> Places:
        """Revises the places of the row, which go along when their service moves to another
        organisation; returns those that came and that went."""
        entry = change.entry
        before, now = change.places_before, entry.places
        known = self.creator.known(Location, [(entry.source, key) for key in {**before, **now}])
        organisations = {(entry.source, entry.organisation_id): moved_to or service.organisation}
        came = [
            it
            for key, it in self.creator.locations([entry], organisations).items()
            if key not in known or key[1] not in before
        ]
        for (_source, key), location in known.items():
            if key in now:
                fields = differences(before.get(key, {}), now[key])
                self.revise(location, fields, organisation=moved_to)
        gone = {it.pk for (_source, key), it in known.items() if key not in now}
        return came, gone

    def revise(
        self,
        record: Organisation | Service | Location,
        fields: dict[str, Any],
        organisation: Organisation | None = None,
        locations: Places = ((), ()),
    ) -> None:
        """Into the newest draft. It goes live at once only when that was asked for and nobody
        has edited or locked the record here; else an editor decides."""
        came, gone = locations
        if not (fields or organisation or came or gone):
            return
        publish = self.publish and record.live and not is_edited(record)
        newest = record.get_latest_revision_as_object()
        self.creator.filler.fill(newest, fields)
        if organisation:
            newest.organisation = organisation
        if came or gone:
            kept = [it for it in newest.locations.all() if it.pk not in gone and it not in came]
            hold(newest, "locations", [*kept, *came])
        if not record.live:
            newest.save()
        revision = newest.save_revision(clean=False)
        if publish:
            revision.publish()


def service_of(change: Change) -> Service:
    assert change.imported  # noqa: S101 - what is changed was imported before
    return change.imported.service


def differences(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """What a place states now, where it stated something else; None where it no longer does."""
    return {name: now.get(name) for name in {**before, **now} if before.get(name) != now.get(name)}


def changed(change: Change, record: Record) -> dict[str, Any]:
    return {
        name: now for name, (_before, now) in change.fields.items() if FIELDS[name].record == record
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
