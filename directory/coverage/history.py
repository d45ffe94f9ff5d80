"""What the public could have counted on a day, worked out from what was recorded until then.

Confirmations, steps in the life of a record and intake updates have dates; what a service is
(its levels, languages, places) is taken as it reads today. Listings hidden today are left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from directory.coverage.areas import COUNTRY
from directory.enums import IntakeStatus
from directory.freshness import is_current
from directory.listing import ListingFacts
from directory.models import Confirmation, IntakeUpdate, LifeCycleStep, Service
from directory.stewardship import ladder
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

CHUNK = 400
Cell = tuple[str, str, str, bool]  # area, level, language, taking referrals


@dataclass(frozen=True, slots=True)
class Classified:
    areas: frozenset[str]
    levels: tuple[str, ...]
    languages: tuple[str, ...]

    def cells(self, *, accepting: bool) -> Iterator[Cell]:
        """Everything it adds one to; empty texts are “any”."""
        taking = (False, True) if accepting else (False,)
        yield from product(
            (COUNTRY, *self.areas), ("", *self.levels), ("", *self.languages), taking
        )


def classify() -> dict[int, Classified]:
    """Public services by id, archived ones too: they may have been current once."""
    found = (
        Service.objects.published()
        .filter(withholding=None, visibility=Visibility.PUBLIC)
        .filter(organisation__live=True, organisation__visibility=Visibility.PUBLIC)
        .with_facts()
        .order_by("pk")
    )
    return {service.pk: classified(service) for service in found.iterator(chunk_size=CHUNK)}


def classified(service: Service) -> Classified:
    facts = ListingFacts(service)
    return Classified(
        areas=frozenset(facts.counted_in),
        levels=tuple(service.levels),
        languages=tuple(facts.language_codes),
    )


def counts_at(when: datetime, services: dict[int, Classified]) -> Counter[Cell]:
    accepting = accepting_at(when)
    counts: Counter[Cell] = Counter()
    for pk in current_at(when) & services.keys():
        counts.update(services[pk].cells(accepting=pk in accepting))
    return counts


def current_at(when: datetime) -> set[int]:
    """Services that were confirmed with nothing overdue at that moment."""
    confirmed: dict[int, dict[str, datetime]] = {}
    said = Confirmation.objects.filter(at__lte=when).order_by("at", "pk")
    for pk, fact, at in said.values_list("service", "fact", "at").iterator():
        confirmed.setdefault(pk, {})[fact] = at  # the newest one stays
    steps = LifeCycleStep.objects.filter(at__lte=when).order_by("at", "pk")
    newest = {pk: (state, at) for pk, state, at in steps.values_list("service", "state", "at")}
    return {
        pk
        for pk, (state, since) in newest.items()
        if is_current(state, ladder.days_overdue(confirmed.get(pk, {}), since, when))
    }


def accepting_at(when: datetime) -> set[int]:
    updates = IntakeUpdate.objects.filter(at__lte=when).order_by("at", "pk")
    newest = dict(updates.values_list("service", "status"))
    return {pk for pk, status in newest.items() if status == IntakeStatus.OPEN}
