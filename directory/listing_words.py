"""A listing in words: the four answers of the first screen, and the rest as pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from directory.enums import Audience, Facet, Level, Mode, Referrer
from directory.freshness import stated_ago
from liaison.core.bilingual import current_language
from liaison.core.visibility import Visibility
from liaison.reference import places

if TYPE_CHECKING:
    from django.db.models import TextChoices

    from directory.listing import ListingFacts

Words = str


@dataclass(frozen=True, slots=True)
class FirstFact:
    icon: str
    label: Words
    text: Words
    detail: Words = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A heading and what is said under it; `entries` are (words, definition)."""

    label: Words
    entries: list[tuple[Words, Words]]


def not_stated() -> str:
    return _("Not stated")


def enumeration(words: Iterable[str], *, names: bool = False) -> str:
    """“The person, family or friend”: one sentence. English keeps the capitals of `names`."""
    listed = ", ".join(words)
    if names and current_language() == "en":
        return listed
    return capfirst(listed.lower())


def labels(codes: Iterable[str], choices: type[TextChoices]) -> list[str]:
    return [str(choices(code).label) for code in codes]


def first_facts(facts: ListingFacts) -> list[FirstFact]:
    """Who may refer, intake, police, privacy: what people need before anything else."""
    service = facts.service
    note = str(facts.intake.note) if facts.intake else ""
    anonymous = _("No name needed for a first contact.") if service.anonymous_ok else ""
    return [
        FirstFact(
            "people",
            _("Who may refer"),
            enumeration(labels(service.referrers, Referrer)) or not_stated(),
            str(service.referral_note),
        ),
        FirstFact("door", _("Intake"), facts.status_label, note),
        FirstFact("shield", _("Police"), facts.police_label, str(service.effective_police_note)),
        FirstFact(
            "lock",
            _("Privacy"),
            str(service.effective_privacy_note) or anonymous or not_stated(),
            anonymous if service.effective_privacy_note else "",
        ),
    ]


def details(facts: ListingFacts, allowed: frozenset[Visibility]) -> list[Detail]:
    """Every other fact that is stated and this person may see, in the order people look for it."""
    return [detail for detail in all_details(facts, allowed) if detail.entries]


def all_details(facts: ListingFacts, allowed: frozenset[Visibility]) -> Iterator[Detail]:
    service = facts.service
    yield Detail(
        _("Prevention level"),
        [(str(Level(code).label), str(Level(code).definition)) for code in service.levels],
    )
    yield terms(facts, Facet.TYPE, _("Service type"))
    yield plain(_("Who can be helped"), labels(service.audiences, Audience))
    yield plain(_("Age"), [age_words(service.minimum_age, service.maximum_age)])
    yield terms(facts, Facet.INCLUSION, _("Gender and inclusion"))
    yield plain(_("How"), [enumeration(labels(service.modes, Mode))])
    yield plain(_("Languages"), [enumeration(facts.languages, names=True)])
    yield plain(_("Area served"), area_words(facts))
    yield plain(_("Cost"), [service.get_cost_display(), str(service.cost_note)])
    yield terms(facts, Facet.ACCESSIBILITY, _("Accessibility"))
    yield plain(_("Specialisation"), [service.get_specialisation_display()])
    yield plain(_("Voluntary or mandated"), [service.get_voluntary_display()])
    yield terms(facts, Facet.CONDITION, _("Conditions"))
    yield terms(facts, Facet.AIM, _("Aim"))
    yield terms(facts, Facet.MODEL, _("Approach or model"), extra=str(service.model_note))
    yield plain(_("Objectives"), [str(service.objectives)])
    yield terms(facts, Facet.DISCIPLINE, _("Disciplines"))
    yield plain(_("Capacity"), [service.get_team_size_display(), hours_words(service.weekly_hours)])
    yield terms(facts, Facet.FUNCTION, _("Functions of a lead organisation"))
    end = facts.programme_end
    if end and end.ends_on and end.visibility in allowed:
        yield plain(_("Programme paid for until"), [date_format(end.ends_on, "DATE_FORMAT")])
    if Visibility.PRACTITIONER in allowed:
        yield from for_practitioners(facts)


def for_practitioners(facts: ListingFacts) -> Iterator[Detail]:
    yield plain(_("How experts were vetted"), [str(facts.service.vetting_note)])
    if said := facts.capacity:
        yield Detail(_("Room for new people"), [(said.get_room_display(), stated_ago(said.at))])
    yield terms(facts, Facet.EXPERIENCE, str(Facet.EXPERIENCE.label))


def plain(label: Words, entries: Iterable[str]) -> Detail:
    return Detail(label, [(entry, "") for entry in entries if entry])


def terms(facts: ListingFacts, facet: Facet, label: Words, extra: str = "") -> Detail:
    entries = [(str(term.name), str(term.definition)) for term in facts.terms_of(facet)]
    return Detail(label, entries + ([(extra, "")] if extra else []))


def age_words(minimum: int | None, maximum: int | None) -> str:
    if minimum is not None and maximum is not None:
        return _("From %(minimum)d to %(maximum)d years") % {"minimum": minimum, "maximum": maximum}
    if minimum is not None:
        return _("%(minimum)d years and older") % {"minimum": minimum}
    if maximum is not None:
        return _("Up to %(maximum)d years") % {"maximum": maximum}
    return ""


def hours_words(weekly: int | None) -> str:
    return _("%(hours)d hours of service a week") % {"hours": weekly} if weekly else ""


def area_words(facts: ListingFacts) -> list[str]:
    """The areas a service says it covers, the widest first."""
    service = facts.service
    towns = [places.get(str(code)) for code in service.served_places]
    return [
        *([_("All of Canada")] if service.serves_canada else []),
        *(str(region.name) for region in service.regions.all()),
        *(town.label for town in towns if town),
        *([_("Remote only")] if facts.is_remote_only else []),
    ]
