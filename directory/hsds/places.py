"""Where a service is, as far as the public may know, and the areas it serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.hsds.ids import child
from directory.hsds.rows import add, fact, put, tag
from directory.hsds.vocabulary import Plain, Row, of_code, of_term
from liaison.core.bilingual import Text
from liaison.reference import places

if TYPE_CHECKING:
    from directory.listing import ListingFacts
    from directory.location_privacy import PublicLocation
    from directory.models import Term


def at_locations(facts: ListingFacts) -> Iterator[Row]:
    """One row a place of which the public may know anything; a hidden one is left out whole."""
    service = facts.service
    access = {it.pk: it.accessibility.all() for it in service.locations.all()}
    for place in sorted(facts.shown_places, key=lambda it: it.uuid):
        yield {
            "id": at_location_id(str(service.uuid), str(place.uuid)),
            "location": location(place, access[place.pk]),
        }


def at_location_id(service: str, location: str) -> str:
    return child(service, f"at:{location}")


def location(place: PublicLocation, access: Iterable[Term]) -> Row:
    row: Row = {"id": str(place.uuid), "location_type": "physical"}
    if isinstance(place.name, Text):
        put(row, "name", place.name)
    if place.has_point:
        row |= {"latitude": place.latitude, "longitude": place.longitude}
    tag(row, "location_privacy", of_code("liaison-location-privacy", place.privacy))
    address(row, place)
    for term in sorted((it for it in access if it.live), key=lambda it: it.code):
        add(row, "accessibility", accessibility(row, term))
    return row


def address(row: Row, place: PublicLocation) -> None:
    """HSDS has no address without street and postal code: what is known of one are facts then."""
    if place.address and place.postal_code and place.city:
        whole = {
            "id": child(row["id"], "address"),
            "address_1": place.address,
            "city": place.city,
            "state_province": place.province,
            "postal_code": place.postal_code,
            "country": "CA",
            "address_type": "physical",
        }
        add(row, "addresses", whole)
        return
    parts = {
        Plain.ADDRESS: place.address,
        Plain.CITY: place.city,
        Plain.PROVINCE: place.province,
        Plain.POSTAL_CODE: place.postal_code,
    }
    for code, value in parts.items():
        if value:
            fact(row, code, value)


def accessibility(row: Row, term: Term) -> Row:
    part: Row = {
        "id": child(row["id"], f"accessibility:{term.code}"),
        "description": str(term.name),
    }
    tag(part, "accessibility", of_term(term))
    return part


def service_areas(facts: ListingFacts) -> Iterator[Row]:
    service = facts.service
    names = {region.code: str(region.name) for region in service.regions.all()}
    if service.serves_canada:
        names["CA"] = _("All of Canada")
    for code in service.served_places:
        town = places.get(str(code))
        names[str(code)] = town.label if town else str(code)
    for code in sorted(names):
        yield {
            "id": child(str(service.uuid), f"area:{code}"),
            "name": names[code],
            "extent": code,
            "extent_type": "text",
            "uri": f"urn:liaison:area:{code}",
        }
