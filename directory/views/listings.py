"""Pages of one service and of one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from directory.embedding.oembed import discovery
from directory.enums import ORGANISATION_FACETS, Facet
from directory.exports.menu import links
from directory.exports.shortlist import written
from directory.hours_words import upcoming, week_table
from directory.listing import ListingFacts
from directory.listing_words import details, first_facts
from directory.models import Organisation, Service
from directory.permissions import user_can_see_listing
from directory.programme import warning
from directory.readiness import decision_to_include
from directory.structured import service_json_ld
from liaison.core.bilingual import LANGUAGES
from liaison.core.permissions import visibilities_for
from liaison.core.visibility import Visibility
from liaison.reference import basemap
from liaison.reference.models import RoleCard

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse

    from directory.location_privacy import PublicLocation
    from directory.models import Term
    from liaison.accounts.models import User

MAP_RADIUS = 40  # km around a place on its small map


def alternates(record: Organisation | Service) -> dict[str, str]:
    """The address of a record in each language."""
    urls = {}
    for language in LANGUAGES:
        with override(language):
            urls[language] = record.get_absolute_url()
    return urls


@require_safe
def service(request: HttpRequest, key: str, slug: str | None = None) -> HttpResponse:
    found = Service.objects.visible_to(request.user).with_facts().filter(key=key).first()
    if found is None or not user_can_see_listing(request.user, found):
        raise Http404
    if slug != found.slug:
        return redirect(found)  # a name may change back
    request.alternate_urls = alternates(found)  # type: ignore[attr-defined]
    request.part_of = reverse("find")  # type: ignore[attr-defined]
    return render(request, "directory/service.html", service_context(found, request.user))


@require_safe
def organisation(request: HttpRequest, key: str, slug: str | None = None) -> HttpResponse:
    found = Organisation.objects.visible_to(request.user).filter(key=key).first()
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found)  # a name may change back
    request.alternate_urls = alternates(found)  # type: ignore[attr-defined]
    request.part_of = reverse("find")  # type: ignore[attr-defined]
    return render(request, "directory/organisation.html", organisation_context(found, request.user))


def small_map(place: PublicLocation | None) -> basemap.Window | None:
    """The country around a public place."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return basemap.window(place.latitude, place.longitude, MAP_RADIUS)


def service_context(record: Service, user: User | AnonymousUser) -> dict[str, Any]:
    """What the page of a service shows to this person."""
    facts = ListingFacts(record)
    allowed = visibilities_for(user)
    pinned = next((place for place in facts.places if place.has_point), None)
    return {
        "service": record,
        "facts": facts,
        "first_facts": first_facts(facts),
        "contacts": facts.contacts_for(allowed),
        "week": week_table(record.hours.all()),
        "exceptions": upcoming(record),
        "details": details(facts, allowed),
        "ending": warning(facts.programme_end, allowed),
        "lead_card": lead_card(facts, user),
        "decided": decision_to_include(record.organisation),
        "pinned": pinned,
        **for_other_programs(facts),
        "map": small_map(pinned),
        "take_away": links("shortlist_take_away", written([record.key])),
    }


def for_other_programs(facts: ListingFacts) -> dict[str, str]:
    """What search engines and frames on other sites read; only a public listing goes into one."""
    public = facts.visibility == Visibility.PUBLIC
    address = facts.service.get_absolute_url()
    return {"json_ld": service_json_ld(facts), "oembed": discovery(address) if public else ""}


def lead_card(facts: ListingFacts, user: User | AnonymousUser) -> RoleCard | None:
    """The card of the lead organisation, where the service says it does part of that work."""
    if not facts.terms_of(Facet.FUNCTION):
        return None
    return RoleCard.objects.visible_to(user).filter(code="lead-organisation").first()


def shown_kinds(record: Organisation) -> list[Term]:
    """Its sector and type; no other facet, F15 above all, is shown of an organisation."""
    return [term for term in record.terms.all() if term.live and term.facet in ORGANISATION_FACETS]


def organisation_context(record: Organisation, user: User | AnonymousUser) -> dict[str, Any]:
    allowed = visibilities_for(user)
    services = record.services.visible_to(user).with_facts()
    return {
        "organisation": record,
        "services": [ListingFacts(found) for found in services],
        "contacts": [row for row in record.contacts.all() if row.visibility in allowed],
        "attributes": [row for row in record.attributes.all() if row.visibility in allowed],
        "kinds": shown_kinds(record),
        "decided": decision_to_include(record),
    }
