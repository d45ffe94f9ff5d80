"""Everything that is said of one service, gathered from its tables: what cards, pages and the
index read, so that each fact is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from directory.enums import REMOTE_MODES, Facet, IntakeStatus, LifeCycle
from directory.freshness import Freshness, bands, freshness_of
from directory.location_privacy import PublicLocation, public_location
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.models import IntakeUpdate, Service, Term

LADDER = list(Visibility)


def newest(rows: Iterable[Any]) -> Any:
    return max(rows, key=lambda row: (row.at, row.pk), default=None)


@dataclass
class ListingFacts:
    """`service` comes from `ServiceQuerySet.with_facts()`: nothing here asks the database again."""

    service: Service

    @cached_property
    def terms(self) -> list[Term]:
        """Published terms of the service, its organisation and its places, each once."""
        found = {term.pk: term for term in self.service.terms.all()}
        found |= {term.pk: term for term in self.service.organisation.terms.all()}
        for location in self.service.locations.all():
            found |= {term.pk: term for term in location.accessibility.all()}
        return sorted(
            (term for term in found.values() if term.live), key=lambda term: term.sort_order
        )

    def terms_of(self, facet: str) -> list[Term]:
        return [term for term in self.terms if term.facet == facet]

    def term_codes(self, facet: Facet) -> list[str]:
        return [term.code for term in self.terms_of(facet)]

    @cached_property
    def language_codes(self) -> list[str]:
        extra = ["interpreter"] if self.service.interpreter_on_request else []
        return self.term_codes(Facet.LANGUAGE) + extra

    @cached_property
    def intake(self) -> IntakeUpdate | None:
        return max(
            self.service.intake_updates.all(), key=lambda row: (row.at, row.pk), default=None
        )

    @property
    def intake_status(self) -> IntakeStatus:
        return IntakeStatus(self.intake.status) if self.intake else IntakeStatus.UNKNOWN

    @cached_property
    def freshness(self) -> dict[str, Freshness]:
        return freshness_of(self.service.confirmations.all())

    @property
    def freshness_bands(self) -> set[str]:
        dates = [fact.at for fact in self.freshness.values() if fact.at]
        return bands(max(dates, default=None))

    @cached_property
    def state(self) -> LifeCycle:
        step = newest(self.service.life_cycle_steps.all())
        return LifeCycle(step.state) if step else LifeCycle.FOUND

    @cached_property
    def places(self) -> list[PublicLocation]:
        """The places of the service as far as the public may know them."""
        return [
            public_location(location) for location in self.service.locations.all() if location.live
        ]

    @property
    def shown_places(self) -> list[PublicLocation]:
        return [place for place in self.places if place.label]

    @property
    def is_remote_only(self) -> bool:
        modes = set(self.service.modes)
        return bool(modes) and modes <= REMOTE_MODES

    @property
    def is_remote(self) -> bool:
        return bool(set(self.service.modes) & REMOTE_MODES)

    @cached_property
    def covered(self) -> frozenset[str]:
        """Codes of what the service covers whole: `CA`, `QC`, `QC-2406`, a town's id."""
        codes = {region.code for region in self.service.regions.all()}
        codes |= {str(place) for place in self.service.served_places}
        return frozenset(codes | ({"CA"} if self.service.serves_canada else set()))

    @property
    def touched(self) -> set[str]:
        """Provinces it is in or serves at least in part: what a search for a province finds."""
        return self.provinces | {region.code[:2] for region in self.service.regions.all()}

    @property
    def area_facet(self) -> set[str]:
        """F8: all of Canada, the provinces it serves at least in part, remote only."""
        codes = {region.code[:2] for region in self.service.regions.all()}
        if self.service.serves_canada:
            codes.add("CA")
        if self.is_remote_only:
            codes.add("remote")
        return codes

    @property
    def provinces(self) -> set[str]:
        """Where it counts on the map of provinces: its shown places, else the area it serves."""
        placed = {place.province for place in self.places if place.province}
        return placed or {region.code[:2] for region in self.service.regions.all()}

    @property
    def confidentiality(self) -> list[str]:
        codes = ["anonymous"] if self.service.anonymous_ok else []
        return codes + (["stated"] if self.service.effective_privacy_note else [])

    @property
    def visibility(self) -> Visibility:
        """The narrower of the service's and its organisation's."""
        pair = (self.service.visibility, self.service.organisation.visibility)
        return max((Visibility(value) for value in pair), key=LADDER.index)
