"""Everything that is said of one service, gathered from its tables: what cards, pages and the
index read, so that each fact is worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.conf import RUNG_DAYS
from directory.enums import (
    KNOWN_TO_THEM,
    REMOTE_MODES,
    SPIRITUAL,
    Facet,
    IntakeStatus,
    LifeCycle,
    PoliceRole,
    Rung,
    WaitBand,
)
from directory.freshness import Freshness, bands, freshness_of, is_current
from directory.hours import OpeningState, opening_state, schedule_of
from directory.hours_words import opening_words
from directory.location_privacy import PublicLocation, public_location
from directory.stewardship import ladder
from liaison.core.visibility import Visibility
from liaison.reference import places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directory.models import CapacityUpdate, IntakeUpdate, ProgrammeEnd, Service, Term
    from directory.models.organisation import ContactPoint

LADDER = list(Visibility)


def newest(rows: Iterable[Any]) -> Any:
    return max(rows, key=lambda row: (row.at, row.pk), default=None)


@dataclass
class ListingFacts:
    """`service` comes from `ServiceQuerySet.with_facts()`: nothing here asks the database again."""

    service: Service

    @cached_property
    def terms(self) -> list[Term]:
        """Published terms of the service, its organisation and its live places, each once."""
        found = {term.pk: term for term in self.service.terms.all()}
        found |= {term.pk: term for term in self.service.organisation.terms.all()}
        for location in self.service.locations.all():
            if location.live:
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

    @property
    def status_label(self) -> str:
        """“Taking referrals”, “Waiting list, up to 6 weeks”; no wait where nobody is taken, so
        that a pause does not seem to end with it."""
        takes = self.intake_status in {IntakeStatus.OPEN, IntakeStatus.WAITING}
        wait = self.intake.wait if self.intake and takes else ""
        said = str(WaitBand(wait).label) if wait else ""
        return ", ".join(part for part in (str(self.intake_status.label), said) if part)

    @property
    def police_label(self) -> str:
        role = self.service.effective_police_role
        return str(PoliceRole(role).label) if role else _("Not stated")

    @property
    def languages(self) -> list[str]:
        names = [str(term.name) for term in self.terms_of(Facet.LANGUAGE)]
        return names + (
            [_("interpreter on request")] if self.service.interpreter_on_request else []
        )

    @cached_property
    def opening(self) -> OpeningState:
        return opening_state(schedule_of(self.service), timezone.now())

    @property
    def opening_words(self) -> str:
        """“Open now, until 17:00”; empty when no hours are stated."""
        return opening_words(self.opening, timezone.now()) if self.service.hours.all() else ""

    @property
    def zone_words(self) -> str:
        """“Toronto time”: the town that names the time zone."""
        return _("%(town)s time") % {"town": self.service.timezone.split("/")[-1].replace("_", " ")}

    def contacts_for(self, allowed: frozenset[str]) -> list[ContactPoint]:
        """The service's own contacts this reader may see, or else its organisation's."""
        own: list[ContactPoint] = [
            row for row in self.service.contacts.all() if row.visibility in allowed
        ]
        return own or [
            row for row in self.service.organisation.contacts.all() if row.visibility in allowed
        ]

    @cached_property
    def freshness(self) -> dict[str, Freshness]:
        return freshness_of(self.service.confirmations.all())

    @property
    def days_overdue(self) -> int | None:
        """Days since the first fact came due; only of a record that its organisation knows of."""
        step = newest(self.service.life_cycle_steps.all())
        if step is None or step.state not in KNOWN_TO_THEM:
            return None
        confirmed = {fact: fresh.at for fact, fresh in self.freshness.items()}
        return ladder.days_overdue(confirmed, step.at, timezone.now())

    @property
    def is_demoted(self) -> bool:
        return (self.days_overdue or 0) >= RUNG_DAYS[Rung.DEMOTED]

    @property
    def is_current(self) -> bool:
        """What coverage counts."""
        return is_current(self.state, self.days_overdue)

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
        return [place for place in self.places if place.city or place.province]

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
    def health_regions(self) -> set[str]:
        """The health regions of its shown towns, for the dots on the home page."""
        towns = [
            places.town_centre(place.city, place.province) for place in self.places if place.city
        ]
        return {town.region for town in towns if town and town.region}

    @property
    def touched(self) -> set[str]:
        """Provinces it is in or serves at least in part: what a search for a province finds."""
        return self.provinces | {region.code[:2] for region in self.service.regions.all()}

    @property
    def counted_in(self) -> set[str]:
        """Provinces and health regions it is in, or names itself as one it serves in part or whole.

        A service for a whole province counts there once, and in none of its health regions.
        """
        towns = [town for code in self.service.served_places if (town := places.get(str(code)))]
        named = {region.code for region in self.service.regions.all()}
        named |= {town.region for town in towns if town.region}
        here = self.provinces | self.health_regions | named | {town.province for town in towns}
        return here | {code[:2] for code in named}

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
    def capacity(self) -> CapacityUpdate | None:
        """What was said last of how much room there is; for verified practitioners."""
        return newest(self.service.capacity_updates.all())

    @cached_property
    def programme_end(self) -> ProgrammeEnd | None:
        """The end stated last; None where it goes on or nothing is known."""
        stated = newest(self.service.programme_ends.all())
        return stated if stated and stated.ends_on else None

    @property
    def only_on_request(self) -> bool:
        """It offers nothing but spiritual support: only who asks for that is shown it (R015)."""
        return self.term_codes(Facet.TYPE) == [SPIRITUAL]

    @property
    def confidentiality(self) -> list[str]:
        codes = ["anonymous"] if self.service.anonymous_ok else []
        return codes + (["stated"] if self.service.effective_privacy_note else [])

    @property
    def visibility(self) -> Visibility:
        """The narrower of the service's and its organisation's."""
        pair = (self.service.visibility, self.service.organisation.visibility)
        return max((Visibility(value) for value in pair), key=LADDER.index)
