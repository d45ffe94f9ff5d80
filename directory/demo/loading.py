"""Creates the demonstration records that are missing; existing ones are left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from directory import indexing, taxonomy, terms
from directory.coverage import snapshots
from directory.demo import history, organisations, outside, partners, services, unmet
from directory.demo.identity import SOURCE
from directory.demo.reading import organisations as read_organisations
from directory.models import Location, Organisation, Service

if TYPE_CHECKING:
    from collections.abc import Collection

MONTHS = 12  # of which the numbers are worked out


def load() -> int:
    """Load the invented organisations; returns how many services were new."""
    with transaction.atomic(), indexing.paused():
        taxonomy.load_terms()
        taxonomy.load_criteria()
        terms.forget()
        new = _load_records()
    if new:
        indexing.rebuild()
        snapshots.rebuild(months=MONTHS)
        snapshots.take()
        unmet.record()
    return new


def _load_records() -> int:
    rows = read_organisations()
    organisations.create([row for row in rows if row["id"] not in _known(Organisation)])
    owners = {it.source_id: it for it in Organisation.objects.filter(source=SOURCE)}
    known_places, known_services = _known(Location), _known(Service)
    organisations.create_places(
        [
            (owners[row["id"]], place)
            for row in rows
            for place in row["places"]
            if organisations.place_id(row["id"], place) not in known_places
        ]
    )
    new = [
        (owners[row["id"]], service)
        for row in rows
        for service in row["services"]
        if service["id"] not in known_services
    ]
    history.record(services.create(new))
    if new:
        outside.write()
    partners.create()
    return len(new)


def _known(model: type[Organisation | Location | Service]) -> Collection[str]:
    return set(model.objects.filter(source=SOURCE).values_list("source_id", flat=True))
