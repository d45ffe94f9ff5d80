"""schema.org data of a listing: public facts only, through the same gate as its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from directory.enums import ContactKind, Cost
from liaison.core.json_ld import escaped
from liaison.core.permissions import ANONYMOUS
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from directory.listing import ListingFacts
    from directory.location_privacy import PublicLocation


def service_json_ld(facts: ListingFacts) -> str:
    """https://schema.org/Service, safe inside a script element; empty for a listing not public."""
    if facts.visibility != Visibility.PUBLIC:
        return ""
    service = facts.service
    body: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Service",
        "@id": f"urn:uuid:{service.uuid}",
        "name": str(service.name),
        "description": str(service.summary),
        "url": settings.BASE_URL + service.get_absolute_url(),
        "provider": {
            "@type": "Organization",
            "name": str(service.organisation.name),
            "url": settings.BASE_URL + service.organisation.get_absolute_url(),
        },
        "availableLanguage": [code for code in facts.language_codes if code != "interpreter"],
        "areaServed": sorted(facts.covered),
        "isAccessibleForFree": service.cost == Cost.FREE,
        "availableChannel": channels(facts),
    }
    return escaped({key: value for key, value in body.items() if value not in ("", [], None)})


def channels(facts: ListingFacts) -> list[dict[str, Any]]:
    phones = [row.value for row in facts.contacts_for(ANONYMOUS) if row.kind == ContactKind.VOICE]
    by_phone = [
        {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": number}}
        for number in phones
    ]
    return by_phone + [
        {"@type": "ServiceChannel", "serviceLocation": place_json_ld(place)}
        for place in facts.shown_places
    ]


def place_json_ld(place: PublicLocation) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.address,
        "addressLocality": place.city,
        "addressRegion": place.province,
        "postalCode": place.postal_code,
        "addressCountry": "CA",
    }
    return {
        "@type": "Place",
        "address": {key: value for key, value in address.items() if value},
    }
