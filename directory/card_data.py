"""What a result card says of a service, in one language: put into words when the service is
indexed, stored with the index, and read back twenty at a time. Public facts only, through the
gate of location privacy."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.contact_points import contact_href
from directory.enums import ContactKind, Cost, Facet, Fact, IntakeStatus, Level, Referrer
from directory.hours import as_text, schedule_of
from directory.listing_words import enumeration, labels
from directory.location_privacy import place_label
from liaison.core.bilingual import LANGUAGES
from liaison.core.permissions import ANONYMOUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.listing import ListingFacts
    from directory.models import Service

TYPES_SHOWN = 3
REMOTE_ONLY = "2"
PRESSED_ON_A_PHONE = (ContactKind.VOICE, ContactKind.TEXT, ContactKind.TTY)
# ASCII’s own separators (https://www.rfc-editor.org/rfc/rfc20#section-5.2), quicker than JSON.
FIELD, ITEM, PART = "\x1f", "\x1e", "\x1d"
NO_SEPARATORS = str.maketrans("", "", FIELD + ITEM + PART)


class CardData(NamedTuple):
    """Words for the reader; codes, numbers and flags (“1” or “”) for what the page works out."""

    key: str
    slug: str
    name: str
    lang: str  # of the name, where the other language stands in
    organisation: str
    organisation_lang: str
    invented: str
    status: str
    status_words: str
    open: str
    confirmed: str  # seconds since 1970; empty when nobody ever did
    referrers: str
    police: str
    languages: str
    hours: str  # directory.hours.as_text
    remote: str  # 0 no, 1 also, 2 only
    tags: str  # labels, as items
    contacts: str  # items of a kind, an address, a label and a value
    places: str  # items of a number and a town
    ends: str  # proleptic ordinal of the last day of the programme; empty when it goes on
    ends_shown: str  # whether that day is for everyone

    @classmethod
    def read(cls, stored: str) -> CardData:
        return cls._make(stored.split(FIELD))

    @classmethod
    def escaped(cls, stored: str) -> CardData:
        """Every text made safe for HTML, at once."""
        return cls._make(escape(stored).split(FIELD))

    @property
    def towns(self) -> dict[int | None, str]:
        """By the number of the place, in the order of the listing."""
        pairs = (item.partition(PART) for item in self.places.split(ITEM) if item)
        return {int(number): town for number, _part, town in pairs}

    def town(self, place: int | None) -> str:
        return town_of(self.towns, place)


def town_of(towns: Mapping[int | None, str], place: int | None) -> str:
    """Of the place with this number, else the first; empty when there is none."""
    return towns.get(place) or next(iter(towns.values()), "")


def card_data(facts: ListingFacts) -> dict[str, str]:
    """A card in each language, as one text."""
    cards = {}
    for language in LANGUAGES:
        with override(language):
            cards[language] = FIELD.join(card(facts, language))
    return cards


def card(facts: ListingFacts, language: str) -> CardData:
    service, organisation = facts.service, facts.service.organisation.name
    confirmed = facts.freshness[Fact.INTAKE].at
    name, end = service.name, facts.programme_end
    return CardData(
        key=service.key,
        slug=plain(service.slug),
        name=plain(name),
        lang="" if name.lang == language else name.lang,
        organisation=plain(organisation),
        organisation_lang="" if organisation.lang == language else organisation.lang,
        invented="1" if service.organisation.is_invented else "",
        status=facts.intake_status,
        status_words=facts.status_label,
        open="1" if facts.intake_status == IntakeStatus.OPEN else "",
        confirmed=str(int(confirmed.timestamp())) if confirmed else "",
        referrers=enumeration(labels(service.referrers, Referrer)) or _("Not stated"),
        police=facts.police_label,
        languages=plain(enumeration(facts.languages, names=True)) or _("Not stated"),
        hours=hours(service),
        remote=REMOTE_ONLY if facts.is_remote_only else str(int(facts.is_remote)),
        tags=ITEM.join(tags(facts)),
        contacts=ITEM.join(contacts(facts)),
        places=ITEM.join(towns(facts)),
        ends=str(end.ends_on.toordinal()) if end and end.ends_on else "",
        ends_shown="1" if end and end.visibility in ANONYMOUS else "",
    )


def plain(text: str) -> str:
    return text.translate(NO_SEPARATORS)


def tags(facts: ListingFacts) -> list[str]:
    service = facts.service
    types = [plain(term.name) for term in facts.terms_of(Facet.TYPE)[:TYPES_SHOWN]]
    cost = [str(Cost(service.cost).label)] if service.cost else []
    return [*labels(service.levels, Level), *types, *cost]


def contacts(facts: ListingFacts) -> list[str]:
    """The public ones that a phone can press."""
    found = []
    for row in facts.contacts_for(ANONYMOUS):
        if row.kind in PRESSED_ON_A_PHONE:
            after = " " + _("ext. %(extension)s") % {"extension": row.extension}
            href = contact_href(row.kind, row.value, row.extension)
            label, value = str(row.get_kind_display()), row.value + (after if row.extension else "")
            found.append(PART.join((row.kind, plain(href), label, plain(value))))
    return found


def towns(facts: ListingFacts) -> list[str]:
    return [
        f"{place.pk}{PART}{plain(place_label(place.city, place.province))}"
        for place in facts.shown_places
    ]


def hours(service: Service) -> str:
    """The usual week, and the exceptions that are not over anywhere in Canada."""
    schedule = schedule_of(service)
    yesterday = timezone.localdate().toordinal() - 1
    current = tuple(days for days in schedule.exceptions if days.last >= yesterday)
    return as_text(schedule._replace(exceptions=current))
