"""The taxonomies of the feed: those of the finder, and where facts without an HSDS field go.

They come from the facets that everybody may filter by, so forms of extremism are not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from directory.enums import (
    AttributeKind,
    ContactKind,
    Facet,
    LifeCycle,
    LocationPrivacy,
    WaitBand,
)
from directory.facets import FacetSpec, Option, Words, facets_for, of_enum
from directory.hsds.ids import taxonomy_id, term_id
from directory.terms import terms_by_facet
from liaison.core.bilingual import current_language
from liaison.core.permissions import ANONYMOUS

if TYPE_CHECKING:
    from directory.models import Term

Row = dict[str, Any]


class Note(TextChoices):
    OTHER_LANGUAGE = "other-language", _("Text in the other language")
    STAND_IN = "stand-in", _("Text of another field")
    SUMMARY = "summary", _("Summary")
    STEPS = "steps", _("What happens when someone asks")
    OBJECTIVES = "objectives", _("Objectives")
    MODEL_NOTE = "model-note", _("Approach, in words")
    POLICE_NOTE = "police-note", _("Police involvement explained")
    PRIVACY_NOTE = "privacy-note", _("Confidentiality")


class Plain(TextChoices):
    KEY = "key", _("Permanent key in addresses")
    TIMEZONE = "timezone", _("Time zone of the hours")
    WEEKLY_HOURS = "weekly-hours", _("Hours of service a week")
    ANONYMOUS = "anonymous", _("Anonymous contact possible")
    INTERPRETER = "interpreter", _("Interpreter on request")
    INVENTED = "invented", _("Invented, for demonstration")
    PROVINCE = "province", _("Province or territory")
    CITY = "city", _("Town")
    ADDRESS = "address", _("Street address")
    POSTAL_CODE = "postal-code", _("Postal code")


class Hours(TextChoices):
    BY_APPOINTMENT = "by-appointment", _("By appointment")
    EXCEPTION = "exception", _("Differs from the usual week")
    CLOSED = "closed", _("Closed")


class Way(TextChoices):
    PRIVACY = "privacy", _("Their own privacy notice")
    LISTING = "listing", _("Page on this site")
    EXTENSION = "extension", _("Extension")


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """`facet` is the one of the finder it can be searched by, if any."""

    code: str
    name: Words
    link_type: str
    options: Callable[[], Iterable[Option]]
    facet: str = ""


# Facets of the finder that a record is tagged with; the others are fields of HSDS.
TAGS = {
    "level": "prevention_level",
    "type": "type",
    "audience": "audience",
    "referrer": "referrer",
    "intake": "intake_status",
    "mode": "mode",
    "police": "police_role",
    "sector": "sector",
    "specialisation": "specialisation",
    "cost": "cost",
    "inclusion": "inclusion",
    "accessibility": "accessibility",
    "condition": "condition",
    "voluntary": "voluntary",
    "aim": "aim",
    "model": "model",
    "discipline": "discipline",
    "capacity": "team_size",
    "organisation_type": "organisation_type",
}


def from_facet(spec: FacetSpec) -> Taxonomy:
    link_type = TAGS[spec.code]
    slug = spec.code if spec.code != "capacity" else link_type
    code = f"liaison-{slug.replace('_', '-')}"
    return Taxonomy(code, spec.label, link_type, spec.options, spec.code)


def contact_ways() -> list[Option]:
    return [*of_enum(ContactKind)(), *of_enum(Way)()]


def shown_privacies() -> list[Option]:
    hidden = LocationPrivacy.HIDDEN
    return [option for option in of_enum(LocationPrivacy)() if option.code != hidden]


TAXONOMIES = {
    taxonomy.code: taxonomy
    for taxonomy in (
        *(from_facet(spec) for spec in facets_for(ANONYMOUS) if spec.code in TAGS),
        Taxonomy("liaison-state", _("State of the record"), "life_cycle", of_enum(LifeCycle)),
        Taxonomy("liaison-wait", _("Wait"), "wait", of_enum(WaitBand)),
        Taxonomy(
            "liaison-attribute",
            _("Documented attributes"),
            "documented_attribute",
            of_enum(AttributeKind),
        ),
        Taxonomy("liaison-text", _("Texts"), "text", of_enum(Note)),
        Taxonomy("liaison-fact", _("Facts"), "fact", of_enum(Plain)),
        Taxonomy("liaison-schedule", _("Hours"), "schedule", of_enum(Hours)),
        Taxonomy("liaison-contact", _("Contact"), "contact", contact_ways),
        Taxonomy(
            "liaison-location-privacy",
            _("What the public may know"),
            "location_privacy",
            shown_privacies,
        ),
    )
}
OF_FACET = {Facet(it.facet): it for it in TAXONOMIES.values() if it.facet in Facet.values}


def entry(taxonomy: str, code: str, name: str, definition: str = "") -> Row:
    language = current_language()
    return {
        "id": term_id(taxonomy, code),
        "code": f"{taxonomy}.{code}.{language}",
        "name": name,
        "description": definition or name,
        "taxonomy": taxonomy,
        "taxonomy_id": taxonomy_id(taxonomy),
        "language": language,
        "term_uri": f"urn:liaison:{taxonomy}:{code}",
    }


def of_term(term: Term) -> Row:
    definition = getattr(term, f"definition_{current_language()}")
    return entry(OF_FACET[Facet(term.facet)].code, term.code, str(term.name), definition)


def of_code(taxonomy: str, code: str) -> Row:
    """A term fixed in the software; not to be changed, for it is kept."""
    return fixed_terms(current_language())[taxonomy, code]


@cache
def fixed_terms(language: str) -> dict[tuple[str, str], Row]:
    return {
        (taxonomy.code, option.code): entry(
            taxonomy.code, option.code, str(option.label), str(option.definition)
        )
        for taxonomy in TAXONOMIES.values()
        if taxonomy.facet not in Facet.values
        for option in taxonomy.options()
    }


def taxonomies() -> Iterator[Row]:
    for taxonomy in TAXONOMIES.values():
        yield {
            "id": taxonomy_id(taxonomy.code),
            "name": taxonomy.code,
            "description": str(taxonomy.name),
            "uri": f"urn:liaison:{taxonomy.code}",
        }


def taxonomy_terms() -> Iterator[Row]:
    """Every term, those that editors keep with the term they are part of."""
    kept = terms_by_facet()
    codes = {term.pk: term.code for terms in kept.values() for term in terms}
    yield from fixed_terms(current_language()).values()
    for facet, taxonomy in OF_FACET.items():
        for term in kept.get(facet, []):
            row = of_term(term)
            if term.parent_id in codes:
                row["parent_id"] = term_id(taxonomy.code, codes[term.parent_id])
            yield row
