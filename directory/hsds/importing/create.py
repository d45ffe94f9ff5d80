"""New records of a feed: as drafts with their ids, or, into an empty site, all as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Min, OuterRef, Subquery
from django.utils.translation import gettext as _

from directory.enums import Decision, How, LifeCycle
from directory.importing.columns import Record
from directory.importing.create import Creator
from directory.importing.errors import ImportRefusedError
from directory.importing.plan import CHUNK, chunks
from directory.models import (
    InclusionCriterion,
    InclusionDecision,
    LifeCycleStep,
    Location,
    Organisation,
    Service,
)
from liaison.core.keys import PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.importing.rows import Entry


@dataclass
class FeedCreator(Creator):
    """Keeps ids and keys of the feed where they are free here."""

    organisation_values: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    keys: dict[tuple[str, str], str] = field(default_factory=dict)
    used: set[Any] = field(default_factory=set)

    def take(self, entries: Iterable[Entry]) -> None:
        """What these entries say of their organisations counts from now on."""
        self.organisation_values, self.keys = {}, {}
        for entry in entries:
            key = (entry.source, entry.organisation_id)
            self.organisation_values.setdefault(key, entry.of(Record.ORGANISATION))
            self.keys.setdefault(key, entry.values.get("organisation_key", ""))

    def organisation(self, key: tuple[str, str], entry: Entry) -> Organisation:
        record = super().organisation(key, entry)
        return self.identified(record, key[1], self.keys[key])

    def location(
        self, key: tuple[str, str], organisation: Organisation, values: dict[str, Any]
    ) -> Location:
        return self.identified(super().location(key, organisation, values), key[1])

    def service(
        self, entry: Entry, organisation: Organisation, locations: list[Location]
    ) -> Service:
        record = super().service(entry, organisation, locations)
        return self.identified(record, entry.source_id, entry.values.get("key", ""))

    def identified(self, record: Any, identifier: str, key: str = "") -> Any:
        if (number := as_uuid(identifier)) and self.is_free(record, "uuid", number):
            record.uuid = number
        if re.fullmatch(PATTERN, key) and self.is_free(record, "key", key):
            record.key = key
        return record

    def is_free(self, record: Any, name: str, value: Any) -> bool:
        model = type(record)
        mark = (model, name, value)
        free = mark not in self.used and not model.objects.filter(**{name: value}).exists()
        self.used.add(mark)
        return free


@dataclass
class Restorer(FeedCreator):
    """Puts back a feed of this site's own: published, in the state it had, as old as it was."""

    drafts: bool = False
    decided: list[tuple[Organisation, str, str]] = field(default_factory=list)

    def create(self, entries: list[Entry]) -> list[Service]:
        services = super().create(entries)
        for entry, service in zip(entries, services, strict=True):
            if at := entry.values.get("last_modified"):
                service.updated_at = datetime.fromisoformat(at)
        Service.objects.bulk_update(services, ["updated_at"], batch_size=200)
        self.write_decisions()
        return services

    def first_step(self, entry: Entry, service: Service) -> LifeCycleStep:
        if "life_cycle" not in entry.values:
            return super().first_step(entry, service)
        state, how, at = entry.values["life_cycle"]
        return LifeCycleStep(
            service=service, state=LifeCycle(state), how=How(how), at=datetime.fromisoformat(at)
        )

    def organisation(self, key: tuple[str, str], entry: Entry) -> Organisation:
        record = super().organisation(key, entry)
        if decided := entry.values.get("organisation_decision"):
            self.decided.append((record, *decided))
        return record

    def identified(self, record: Any, identifier: str, key: str = "") -> Any:
        record.live, record.has_unpublished_changes = True, False
        record.first_published_at = record.last_published_at = self.now
        return super().identified(record, identifier, key)

    def finish(self, owners: Iterable[Entry]) -> None:
        """Organisations without a service come last; then all are as old as they were."""
        for chunk in chunks(list(owners), CHUNK):
            self.take(chunk)
            self.organisations(chunk)
        self.write_decisions()
        age_with_services()

    def write_decisions(self) -> None:
        criteria = {it.code: it for it in InclusionCriterion.objects.all()}
        InclusionDecision.objects.bulk_create(
            InclusionDecision(
                organisation=organisation,
                decision=Decision.INCLUDED,
                criterion=criteria[code],
                decided_at=datetime.fromisoformat(at),
            )
            for organisation, code, at in self.decided
            if code in criteria
        )
        self.decided.clear()


def age_with_services() -> None:
    """A feed says when a listing last changed, its organisation and places included: these are
    as old as the oldest listing they are part of."""
    for model in (Organisation, Location):
        oldest = (
            model.objects.filter(pk=OuterRef("pk"))
            .annotate(oldest=Min("services__updated_at"))
            .values("oldest")
        )
        model.objects.filter(services__isnull=False).update(updated_at=Subquery(oldest))


def check_empty() -> None:
    if any(model.objects.exists() for model in (Service, Organisation, Location)):
        raise ImportRefusedError(
            _("Restoring needs a directory without any service, organisation or location.")
        )


def as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
