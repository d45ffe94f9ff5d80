"""The daily round: what nobody confirmed climbs a rung, and its organisation is told."""

from __future__ import annotations

import logging
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from directory import services
from directory.enums import Rung, Withheld
from directory.listing import ListingFacts
from directory.models import LadderStep, Service
from directory.signals import services_changed
from directory.stewardship import letters
from directory.stewardship.ladder import next_rung

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    Climb = tuple[Service, Rung]

log = logging.getLogger(__name__)
CHUNK = 400


def climbs(now: datetime) -> Iterator[Climb]:
    """Who climbs which rung today, the services of an organisation one after the other."""
    order = Service.objects.shown().filter(organisation__live=True)
    ids = list(order.order_by("organisation_id", "pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        found = Service.objects.filter(pk__in=chunk).with_facts().prefetch_related("ladder_steps")
        for service in found.order_by("organisation_id", "pk"):
            if rung := rung_today(service, now):
                yield service, rung


def rung_today(service: Service, now: datetime) -> Rung | None:
    overdue = ListingFacts(service).days_overdue
    if overdue is None or overdue < 0:
        return None
    ages = {step.rung: (now - step.at).days for step in reversed(service.ladder_steps.all())}
    return next_rung(overdue, {rung: days for rung, days in ages.items() if days <= overdue})


def count() -> Counter[Rung]:
    return Counter(rung for _service, rung in climbs(timezone.now()))


def climb() -> tuple[Counter[Rung], int]:
    """How many listings climbed which rung, and how many organisations could not be told: theirs
    stay where they are, for tomorrow."""
    now, climbed, failed = timezone.now(), Counter[Rung](), 0
    for _organisation, group in groupby(climbs(now), key=lambda it: it[0].organisation_id):
        rows = list(group)
        try:
            take(rows, now)
        except OSError as error:  # its text would name an address
            log.error("A letter about listings was not sent: %s", type(error).__name__)
            failed += 1
        else:
            climbed.update(rung for _service, rung in rows)
    return climbed, failed


@transaction.atomic
def take(rows: list[Climb], now: datetime) -> None:
    """Record the rungs of one organisation’s services and write to it; both or neither."""
    LadderStep.objects.bulk_create(
        LadderStep(service=service, rung=rung, at=now) for service, rung in rows
    )
    for service, rung in rows:
        if rung == Rung.HIDDEN:
            services.withhold(service=service, reason=Withheld.STALE)
    demoted = [service.pk for service, rung in rows if rung == Rung.DEMOTED]
    services_changed.send(sender=Service, ids=demoted)
    by_address = sorted(
        ((letters.address_of(service), service, rung) for service, rung in rows),
        key=lambda row: row[0],
    )
    for address, group in groupby(by_address, key=lambda row: row[0]):
        if address:
            letters.write(address, [(service, rung) for _address, service, rung in group])
