"""What a result card says whatever was asked: made once per language, kept until it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import timezone

from directory.enums import ContactKind, Facet, IntakeStatus, Level, Referrer
from directory.facets import FACETS
from directory.listing import ListingFacts
from directory.listing_words import enumeration, labels, not_stated
from directory.models import Service
from liaison.core.bilingual import current_language
from liaison.core.permissions import ANONYMOUS
from search import engine

if TYPE_CHECKING:
    from collections.abc import Iterable

TYPES_SHOWN = 3
PRESSED_ON_A_PHONE = (ContactKind.VOICE, ContactKind.TEXT, ContactKind.TTY)
MOST_KEPT = 2_000
SECONDS = 15 * 60  # opening hours and “confirmed today” are words of the moment
CUT = "<!--cut-->"


@dataclass(frozen=True, slots=True)
class CardParts:
    """Safe HTML before the place, before the reasons, and after; the rest is for the reasons."""

    name: str
    head: str
    middle: str
    tail: str
    places: dict[int, str]
    codes: frozenset[str]
    is_remote: bool
    is_remote_only: bool
    is_open: bool


class KeptParts:
    """Valid for one state of the index and one quarter of an hour."""

    def __init__(self) -> None:
        self.version: tuple[int, int] = (0, 0)
        self.parts: dict[tuple[str, int], CardParts] = {}

    def current(self) -> dict[tuple[str, int], CardParts]:
        version = (engine.stamp(), int(timezone.now().timestamp()) // SECONDS)
        if version != self.version or len(self.parts) > MOST_KEPT:
            self.version, self.parts = version, {}
        return self.parts


_kept = KeptParts()


def parts_of(ids: Iterable[int]) -> dict[int, CardParts]:
    """By id of the service; one that is gone meanwhile is left out."""
    kept, language = _kept.current(), current_language()
    ids = list(ids)
    unknown = [pk for pk in ids if (language, pk) not in kept]
    if unknown:
        for service in Service.objects.published().with_facts().filter(pk__in=unknown):
            kept[language, service.pk] = make_parts(ListingFacts(service))
    return {pk: kept[language, pk] for pk in ids if (language, pk) in kept}


def make_parts(facts: ListingFacts) -> CardParts:
    service = facts.service
    contacts = facts.contacts_for(ANONYMOUS)
    html = render_to_string(
        "directory/card.html",
        {
            "cut": CUT,
            "facts": facts,
            "service": service,
            "levels": labels(service.levels, Level),
            "types": facts.terms_of(Facet.TYPE)[:TYPES_SHOWN],
            "referrers": enumeration(labels(service.referrers, Referrer)) or not_stated(),
            "languages": enumeration(facts.languages, names=True) or not_stated(),
            "contacts": [row for row in contacts if row.kind in PRESSED_ON_A_PHONE],
        },
    )
    head, middle, tail = html.split(CUT)
    return CardParts(
        name=str(service.name),
        head=head,
        middle=middle,
        tail=tail,
        places={place.pk: place.label for place in facts.shown_places},
        codes=frozenset(f"{spec.code}:{code}" for spec in FACETS for code in spec.codes_of(facts)),
        is_remote=facts.is_remote,
        is_remote_only=facts.is_remote_only,
        is_open=facts.intake_status == IntakeStatus.OPEN,
    )
