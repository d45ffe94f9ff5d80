"""Listings for tests: complete enough to be published, each word overridable."""

from __future__ import annotations

from datetime import time
from typing import Any

from directory import services as directory_services
from directory.enums import Facet, Fact, IntakeStatus, LifeCycle, LocationPrivacy
from directory.models import (
    Location,
    OpeningHours,
    Organisation,
    OrganisationContact,
    Service,
    ServiceContact,
    Term,
)
from liaison.reference.models import Region
from search import engine

MONTREAL = {"city": "Montréal", "province": "QC", "latitude": 45.5089, "longitude": -73.5617}
TORONTO = {"city": "Toronto", "province": "ON", "latitude": 43.7001, "longitude": -79.4163}


def make_term(facet: str = Facet.TYPE, code: str = "mentoring", **fields: Any) -> Term:
    words = {"name_en": code.replace("-", " ").capitalize(), "name_fr": f"{code} (fr)"}
    return Term.objects.get_or_create(facet=facet, code=code, defaults=words | fields)[0]


def make_organisation(**fields: Any) -> Organisation:
    """`phone`: also give it a public number."""
    phone = fields.pop("phone", "")
    organisation = Organisation.objects.create(
        **{"name_en": "Two Shores Centre", "name_fr": "Centre Les Deux Rives"} | fields
    )
    if phone:
        OrganisationContact.objects.create(organisation=organisation, kind="voice", value=phone)
    return organisation


def make_location(organisation: Organisation, **fields: Any) -> Location:
    """On Rue Canari in Montréal, exact, unless told otherwise."""
    defaults = {
        "address": "4021 Rue Canari",
        "postal_code": "H2X 1Y4",
        "privacy": LocationPrivacy.EXACT,
    }
    return Location.objects.create(organisation=organisation, **defaults | MONTREAL | fields)


WORDS = {
    "name_en": "Family anchor point",
    "name_fr": "Point d’appui familles",
    "summary_en": "For relatives who see someone close drifting into hatred.",
    "summary_fr": "Pour les proches qui voient quelqu’un glisser vers la haine.",
    "levels": ["secondary"],
    "audiences": ["family"],
    "referrers": ["self", "family"],
    "modes": ["in-person"],
    "police_role": "none",
    "privacy_note_en": "Nothing is passed on without your agreement.",
    "privacy_note_fr": "Rien n’est transmis sans votre accord.",
}
LINKS = ("locations", "terms", "regions", "intake", "state", "weekly", "phone", "indexed")


def make_service(**given: Any) -> Service:
    """A live, indexed, confirmed service. `weekly`: open Monday to Friday, 9:00 to 17:00.

    Besides its fields: `locations`, `terms` and `regions` (codes), the `intake` status and the
    `state` of the record, a public `phone` ("" for none), and `indexed=False`.
    """
    links = {name: given.pop(name) for name in LINKS if name in given}
    organisation = given.pop("organisation", None) or make_organisation()
    service = Service.objects.create(organisation=organisation, **WORDS | given)
    service.terms.set(links.get("terms", []))
    service.locations.set(links.get("locations", []))
    service.regions.set(Region.objects.filter(code__in=links.get("regions", [])))
    service.save()
    if phone := links.get("phone", "514 555-0142"):
        ServiceContact.objects.create(service=service, kind="voice", value=phone)
    for weekday in range(5) if links.get("weekly") else ():
        OpeningHours.objects.create(
            service=service, weekday=weekday, opens=time(9), closes=time(17)
        )
    state = links.get("state", LifeCycle.CONFIRMED)
    directory_services.move_to(service=service, state=state)
    status = links.get("intake", IntakeStatus.OPEN)
    directory_services.record_intake(service=service, status=status)
    directory_services.confirm_facts(service=service, facts=[Fact.HOURS, Fact.CONTACT])
    if links.get("indexed", True):
        index(service)
    return service


def index(*services: Service) -> None:
    """What happens by itself after a commit, which a test's transaction never reaches."""
    engine.index("service", [service.pk for service in services])
