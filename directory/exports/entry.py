"""A service as paper and files say it: the words of its page, in lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.enums import ContactKind, Cost, Fact
from directory.hours_words import clock, upcoming, week_table
from directory.listing import ListingFacts
from directory.listing_words import area_words, enumeration, first_facts, not_stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import time

    from directory.freshness import Freshness
    from directory.listing_words import FirstFact
    from directory.location_privacy import PublicLocation
    from directory.models import HoursException, OpeningHours, Service
    from directory.models.organisation import ContactPoint
    from liaison.core.bilingual import Text


DECIMALS = 5  # of a degree: a metre


class Line(NamedTuple):
    """What is said, and what pressing it does; nothing for most lines."""

    text: str
    href: str = ""


class Pin(NamedTuple):
    latitude: float
    longitude: float
    town: str
    address: str


@dataclass(frozen=True)
class Entry:
    """In the language that is active when it is made and read."""

    facts: ListingFacts
    allowed: frozenset[str]

    @property
    def service(self) -> Service:
        return self.facts.service

    @cached_property
    def name(self) -> Text:
        return self.service.name

    @cached_property
    def organisation(self) -> Text:
        return self.service.organisation.name

    @property
    def url(self) -> str:
        """Without the words after the key: it fits a smaller code, and leads to the listing."""
        return settings.BASE_URL + reverse("service", args=[self.service.key])

    @cached_property
    def first_facts(self) -> list[FirstFact]:
        return first_facts(self.facts)

    @property
    def intake(self) -> Freshness:
        return self.facts.freshness[Fact.INTAKE]

    @property
    def intake_words(self) -> str:
        """When the intake status was last confirmed: a day, since paper ages."""
        at = self.intake.at
        if at is None:
            return _("never confirmed: ask before you rely on it")
        words = _("confirmed on %(day)s") % {"day": date_format(at)}
        ask = _("ask before you rely on it")
        return f"{words} ({ask})" if self.intake.is_due else words

    @cached_property
    def contacts(self) -> list[ContactPoint]:
        return self.facts.contacts_for(self.allowed)

    @cached_property
    def pins(self) -> list[Pin]:
        """Its points that anybody may know."""
        return [
            Pin(
                round(place.latitude, DECIMALS),
                round(place.longitude, DECIMALS),
                place.label,
                address_line(place),
            )
            for place in self.facts.places
            if place.latitude is not None and place.longitude is not None
        ]

    @property
    def rows(self) -> list[tuple[str, list[Line]]]:
        """Labels with the lines under them; none without a line."""
        said = (
            (_("Hours"), self.hours),
            (_("Where"), where(self.facts)),
            (_("Languages"), [enumeration(self.facts.languages, names=True) or not_stated()]),
            (_("Cost"), self.cost),
            (_("Area served"), [", ".join(area_words(self.facts))]),
        )
        rows = [(_("Contact"), [Line(contact_words(row), row.href) for row in self.contacts])]
        rows += [(label, [Line(text) for text in texts if text]) for label, texts in said]
        return [(label, lines) for label, lines in rows if lines]

    @property
    def cost(self) -> list[str]:
        code = self.service.cost
        parts = (str(Cost(code).label) if code else "", str(self.service.cost_note))
        return [". ".join(part for part in parts if part) or not_stated()]

    @property
    def hours(self) -> list[str]:
        week = week_table(self.service.hours.all())
        lines = [pair(days, "; ".join(stretch(row) for row in rows)) for days, rows in week]
        lines += [exception_words(row) for row in upcoming(self.service)]
        zone = _("Times are %(zone)s.") % {"zone": self.facts.zone_words}
        return [*lines, zone] if lines else []


def entries(services: Iterable[Service], allowed: frozenset[str]) -> list[Entry]:
    """Made anew for each language: what is worked out once stays in the language of that moment."""
    return [Entry(ListingFacts(service), allowed) for service in services]


def pair(label: str, value: str) -> str:
    return _("%(label)s: %(value)s") % {"label": label, "value": value}


def contact_words(row: ContactPoint) -> str:
    """“Phone: 514 555-0142 ext. 3 (intake line)”."""
    value = row.shown
    if row.extension:
        value += " " + _("ext. %(extension)s") % {"extension": row.extension}
    if row.label:
        value += f" ({row.label})"
    return pair(str(ContactKind(row.kind).label), value)


def times_of(opens: time, closes: time) -> str:
    if opens == closes:
        return _("All day and night")
    return _("%(opens)s to %(closes)s") % {"opens": clock(opens), "closes": clock(closes)}


def exception_words(row: HoursException) -> str:
    """“24 December to 2 January: Closed (holidays)”."""
    first, last = (date_format(day, "MONTH_DAY_FORMAT") for day in (row.first_day, row.last_day))
    days = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    words = times_of(row.opens, row.closes) if row.opens and row.closes else _("Closed")
    return pair(days, f"{words} ({row.note})" if row.note else words)


def stretch(row: OpeningHours) -> str:
    times = times_of(row.opens, row.closes)
    more = [_("by appointment")] if row.by_appointment else []
    more += [str(row.note)] if row.note else []
    return f"{times} ({', '.join(more)})" if more else times


def where(facts: ListingFacts) -> Iterator[str]:
    """Places as far as their privacy allows, or what to do when none may be shown."""
    for place in facts.shown_places:
        later = "" if place.is_exact else _("The street address is given after a first contact.")
        yield ". ".join(part for part in (address_line(place), later) if part)
    if facts.is_remote_only:
        yield _("Given remotely: by phone, video or text.")
    elif not facts.shown_places:
        yield _("The address is not published. Contact the service to learn where to go.")


def address_line(place: PublicLocation) -> str:
    town = " ".join(part for part in (place.label, place.postal_code) if part)
    return ", ".join(part for part in (place.name, place.address, town) if part)
