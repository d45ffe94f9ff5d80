"""Results as people read them: the facts of a listing, how far it is, and why it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import formats
from django.utils.translation import gettext as _

from directory.enums import ContactKind, Facet, IntakeStatus, Level, Referrer
from directory.facets import BY_CODE
from directory.finder.panel import label_of
from directory.listing import ListingFacts
from directory.listing_words import enumeration, labels, not_stated
from directory.models import Service
from liaison.core.permissions import ANONYMOUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directory.finder.query import FinderQuery
    from directory.location_privacy import PublicLocation
    from directory.models import Term
    from directory.models.organisation import ContactPoint
    from liaison.reference.places import Place
    from search.results import Hit

TYPES_SHOWN = 3
PRESSED_ON_A_PHONE = (ContactKind.VOICE, ContactKind.TEXT, ContactKind.TTY)


@dataclass
class Card:
    facts: ListingFacts
    hit: Hit
    query: FinderQuery

    @property
    def service(self) -> Service:
        return self.facts.service

    @cached_property
    def place(self) -> PublicLocation | None:
        """The nearest shown place, or the first one."""
        places = self.facts.shown_places
        nearest = [place for place in places if place.pk == self.hit.point_id]
        return next(iter(nearest or places), None)

    @property
    def distance(self) -> str:
        """“3 km”, when it was found by distance."""
        if self.hit.distance_km is None or not self.hit.near:
            return ""
        return kilometres(self.hit.distance_km)

    @property
    def because(self) -> list[str]:
        return reasons(self)

    @property
    def levels(self) -> list[Level]:
        return [Level(code) for code in self.service.levels]

    @property
    def referrers(self) -> str:
        return enumeration(labels(self.service.referrers, Referrer)) or not_stated()

    @property
    def languages(self) -> str:
        return enumeration(self.facts.languages, names=True) or not_stated()

    @property
    def types(self) -> list[Term]:
        return self.facts.terms_of(Facet.TYPE)[:TYPES_SHOWN]

    @property
    def contacts(self) -> list[ContactPoint]:
        """A number to call or text, public: one press away on a phone."""
        contacts = self.facts.contacts_for(ANONYMOUS)
        return [contact for contact in contacts if contact.kind in PRESSED_ON_A_PHONE]


def kilometres(distance: float) -> str:
    if distance < 1:
        return _("less than 1 km")
    return _("%(distance)s km") % {"distance": formats.number_format(round(distance))}


def cards(hits: Sequence[Hit], query: FinderQuery) -> list[Card]:
    """A card for each hit, in the order of the hits; one that is gone meanwhile is left out."""
    services = Service.objects.published().with_facts().in_bulk([hit.object_id for hit in hits])
    return [
        Card(ListingFacts(services[hit.object_id]), hit, query)
        for hit in hits
        if hit.object_id in services
    ]


def reasons(card: Card) -> list[str]:
    """Why this result is shown, in the words of what was asked."""
    query, facts = card.query, card.facts
    found = []
    if query.text:
        found.append(_("matches “%(text)s”") % {"text": query.text})
    found += [
        label_of(facet, code)
        for facet, codes in query.facets.items()
        for code in codes
        if code in BY_CODE[facet].codes_of(facts)
    ]
    if query.place:
        found.append(place_reason(card, query.place))
    if query.open_now:
        found.append(_("open now"))
    if query.age is not None:
        found.append(_("takes people aged %(age)d") % {"age": query.age})
    if found and "intake" not in query.facets and facts.intake_status == IntakeStatus.OPEN:
        found.append(_("taking referrals"))
    return found


def place_reason(card: Card, place: Place) -> str:
    facts = card.facts
    if card.hit.near:
        return _("within %(radius)d km of %(place)s") % {
            "radius": card.query.radius,
            "place": place.name,
        }
    if facts.is_remote_only:
        return _("offered remotely where you are")
    if facts.is_remote:
        return _("serves %(place)s, also remotely") % {"place": place.name}
    return _("serves %(place)s") % {"place": place.name}
