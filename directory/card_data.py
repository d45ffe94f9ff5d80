"""What a result card says of a service: worked out when the service is indexed, stored with the
index, and read back twenty at a time. Public facts only, through the gate of location privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import override

from directory.enums import ContactKind, Facet, Fact, IntakeStatus
from directory.facets import FACETS
from directory.hours import schedule_of
from liaison.core.bilingual import LANGUAGES
from liaison.core.permissions import ANONYMOUS

if TYPE_CHECKING:
    from directory.listing import ListingFacts
    from directory.models import Service

TYPES_SHOWN = 3
REMOTE_ONLY = 2
PRESSED_ON_A_PHONE = (ContactKind.VOICE, ContactKind.TEXT, ContactKind.TTY)


def card_data(facts: ListingFacts) -> dict[str, Any]:
    """JSON: names per language, codes, the schedule, and when intake was last confirmed."""
    service = facts.service
    confirmed = facts.freshness[Fact.INTAKE].at
    return {
        "key": service.key,
        "names": {language: names(facts, language) for language in LANGUAGES},
        "invented": service.organisation.is_invented,
        "status": facts.intake_status,
        "wait": facts.intake.wait if facts.intake else "",
        "open": facts.intake_status == IntakeStatus.OPEN,
        "confirmed": confirmed and int(confirmed.timestamp()),
        "referrer": service.referrers,
        "police": service.effective_police_role,
        "language": facts.language_codes,
        "level": service.levels,
        "type": facts.term_codes(Facet.TYPE)[:TYPES_SHOWN],
        "cost": service.cost,
        "remote": REMOTE_ONLY if facts.is_remote_only else int(facts.is_remote),
        "contacts": contacts(facts),
        "places": {place.pk: [place.city, place.province] for place in facts.shown_places},
        "codes": " ".join(
            f"{spec.code}:{code}" for spec in FACETS for code in sorted(spec.codes_of(facts))
        ),
        **schedule(service),
    }


def contacts(facts: ListingFacts) -> list[list[str]]:
    """Kind, value and extension of the public ones that a phone can press."""
    return [
        [row.kind, row.value, row.extension]
        for row in facts.contacts_for(ANONYMOUS)
        if row.kind in PRESSED_ON_A_PHONE
    ]


def schedule(service: Service) -> dict[str, Any]:
    """The usual week, and the exceptions that are not over anywhere in Canada."""
    week, exceptions, zone = schedule_of(service)
    yesterday = timezone.localdate().toordinal() - 1
    current = [days for days in exceptions if days.last >= yesterday]
    return {"week": week, "exceptions": current, "timezone": zone}


def names(facts: ListingFacts, language: str) -> list[str]:
    """Name, its language, organisation, its language, slug: what a reader of `language` gets."""
    with override(language):
        name, organisation = facts.service.name, facts.service.organisation.name
        return [name, name.lang, organisation, organisation.lang, facts.service.slug]
