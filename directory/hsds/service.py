"""A service as HSDS has it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.conf import settings

from directory.enums import Audience, ContactKind, Cost, Facet, IntakeStatus
from directory.hsds import contacts, places
from directory.hsds.ids import child
from directory.hsds.rows import change, describe, fact, moment, put, say, tag
from directory.hsds.schedules import schedules
from directory.hsds.vocabulary import OF_FACET, Note, Plain, Row, Way, of_code, of_term
from directory.listing import newest
from directory.listing_words import enumeration, labels
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from directory.listing import ListingFacts
    from directory.models import IntakeUpdate, Service, Term

STATUS: dict[str, str] = {
    IntakeStatus.PAUSED: "temporarily closed",
    IntakeStatus.CLOSED: "inactive",
}
LISTS = {
    "levels": ("liaison-level", "prevention_level"),
    "audiences": ("liaison-audience", "audience"),
    "referrers": ("liaison-referrer", "referrer"),
    "modes": ("liaison-mode", "mode"),
}
CHOICES = {
    "specialisation": ("liaison-specialisation", "specialisation"),
    "cost": ("liaison-cost", "cost"),
    "voluntary": ("liaison-voluntary", "voluntary"),
    "team_size": ("liaison-team-size", "team_size"),
}
TEXTS = {
    "summary": Note.SUMMARY,
    "steps": Note.STEPS,
    "objectives": Note.OBJECTIVES,
    "model_note": Note.MODEL_NOTE,
    "police_note": Note.POLICE_NOTE,
    "privacy_note": Note.PRIVACY_NOTE,
}


@dataclass(frozen=True, slots=True)
class Today:
    """What lists say besides the columns of a service."""

    intake: IntakeUpdate | None
    assured: datetime | None
    url: str
    email: str

    @property
    def status(self) -> str:
        return STATUS.get(self.intake.status, "active") if self.intake else "active"


def today_of(facts: ListingFacts) -> Today:
    ways = list(facts.service.contacts.all())
    return Today(
        intake=facts.intake,
        assured=max((row.at for row in facts.service.confirmations.all()), default=None),
        url=contacts.first(ways, ContactKind.WEB),
        email=contacts.first(ways, ContactKind.EMAIL),
    )


def start(service: Service, today: Today) -> Row:
    row: Row = {"id": str(service.uuid)}
    put(row, "name", service.name)
    describe(row, service.description, ("summary", service.summary))
    row["status"] = today.status
    put(row, "application_process", service.referral_note)
    put(row, "fees_description", service.cost_note)
    if today.intake:
        put(row, "alert", today.intake.note)
    said = derived(service, today)
    return row | {name: value for name, value in said.items() if value not in ("", None)}


def derived(service: Service, today: Today) -> dict[str, Any]:
    """What other fields and rows say too, in HSDS’s own places and in words."""
    wait = today.intake.wait if today.intake else ""
    can_interpret = service.interpreter_on_request
    return {
        "url": today.url,
        "email": today.email,
        "interpretation_services": plain_words(Plain.INTERPRETER) if can_interpret else "",
        "wait_time": of_code("liaison-wait", wait)["name"] if wait else "",
        "eligibility_description": eligible(tuple(service.audiences), current_language()),
        "minimum_age": service.minimum_age,
        "maximum_age": service.maximum_age,
        "assured_date": moment(today.assured)[:10] if today.assured else "",
        "last_modified": moment(service.last_modified),
    }


def plain_words(code: str) -> str:
    name: str = of_code("liaison-fact", code)["name"]
    return name


@cache
def eligible(audiences: tuple[str, ...], language: str) -> str:
    """In the active language, which is that one: many services share these words."""
    return enumeration(labels(audiences, Audience))


def brief(service: Service, today: Today, owner: Row | None = None) -> Row:
    """Its fields and those of its organisation, as lists have them."""
    row = start(service, today)
    row.pop("attributes", None)
    row["organization_id"] = str(service.organisation.uuid)
    if owner:
        row["organization"] = owner
    return row


def full(facts: ListingFacts, owner: Row | None = None) -> Row:
    """With all its rows; `owner` is its organisation, unless this is part of its row."""
    service = facts.service
    row = start(service, today_of(facts))
    if owner:
        row["organization"] = owner
    else:
        row["organization_id"] = str(service.organisation.uuid)
    contacts.reach(row, service.contacts.all(), "additional_urls")
    page = settings.BASE_URL + service.get_absolute_url()
    contacts.link(row, "additional_urls", Way.LISTING, page, str(Way.LISTING.label))
    classify(row, facts)
    plain_facts(row, facts)
    for field, code in TEXTS.items():
        say(row, "text", of_code("liaison-text", code), getattr(service, field))
    prove(row, facts)
    rows = {
        "languages": languages(facts),
        "cost_options": cost_options(facts),
        "schedules": schedules(service),
        "service_areas": places.service_areas(facts),
        "service_at_locations": places.at_locations(facts),
    }
    return row | {name: found for name, parts in rows.items() if (found := list(parts))}


def classify(row: Row, facts: ListingFacts) -> None:
    service = facts.service
    for field, (taxonomy, link_type) in LISTS.items():
        for code in getattr(service, field):
            tag(row, link_type, of_code(taxonomy, code))
    for field, (taxonomy, link_type) in CHOICES.items():
        if code := getattr(service, field):
            tag(row, link_type, of_code(taxonomy, code))
    for term in own_terms(service.terms.all()):
        tag(row, term.facet, of_term(term))
    tag(row, "intake_status", of_code("liaison-intake", facts.intake_status))
    if facts.intake and facts.intake.wait:
        tag(row, "wait", of_code("liaison-wait", facts.intake.wait))
    tag(row, "life_cycle", of_code("liaison-state", facts.state))
    if role := service.effective_police_role:
        link_type = "police_role" if service.police_role else "police_role_of_organization"
        tag(row, link_type, of_code("liaison-police", role))


def own_terms(terms: Iterable[Term]) -> list[Term]:
    """Those of facets that everybody may filter by; languages have a place of their own."""
    shown = (it for it in terms if it.live and it.facet in OF_FACET)
    return sorted(shown, key=lambda it: (it.facet, it.code))


def plain_facts(row: Row, facts: ListingFacts) -> None:
    service = facts.service
    fact(row, Plain.KEY, service.key)
    fact(row, Plain.TIMEZONE, service.timezone)
    if service.weekly_hours is not None:
        fact(row, Plain.WEEKLY_HOURS, service.weekly_hours)
    if service.anonymous_ok:
        fact(row, Plain.ANONYMOUS)
    if service.interpreter_on_request:
        fact(row, Plain.INTERPRETER)
    if service.organisation.is_invented:
        fact(row, Plain.INVENTED)


def prove(row: Row, facts: ListingFacts) -> None:
    """Intake, each confirmed fact and the state of the record: since when, and how it is known."""
    if intake := facts.intake:
        change(row, "intake", intake.at, intake.how, ("not-stated", intake.status))
    confirmed = {it.fact: it for it in sorted(facts.service.confirmations.all(), key=by_date)}
    for code in sorted(confirmed):
        change(row, code, confirmed[code].at, confirmed[code].how, ("confirmed", "confirmed"))
    if step := newest(facts.service.life_cycle_steps.all()):
        change(row, "life_cycle", step.at, step.how, ("not-stated", step.state))


def by_date(statement: Any) -> tuple[datetime, int]:
    return statement.at, statement.pk


def languages(facts: ListingFacts) -> Iterator[Row]:
    spoken = (it for it in facts.service.terms.all() if it.live and it.facet == Facet.LANGUAGE)
    for term in sorted(spoken, key=lambda it: it.code):
        row_id = child(str(facts.service.uuid), f"language:{term.code}")
        yield {"id": row_id, "code": term.code, "name": str(term.name)}


def cost_options(facts: ListingFacts) -> Iterator[Row]:
    service = facts.service
    if service.cost:
        row_id = child(str(service.uuid), f"cost:{service.cost}")
        yield {"id": row_id, "option": str(Cost(service.cost).label)}
