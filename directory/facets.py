"""The facets of the finder (F1 to F25), each defined once: its parameter, its words, the codes a
service has in it, and who may filter by it: F15 is for verified practitioners only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from directory import enums
from directory.enums import NOT_STATED, Facet
from directory.terms import terms_by_facet
from liaison.core.provinces import Province
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from directory.listing import ListingFacts

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Option:
    code: str
    label: Words
    definition: Words = ""


@dataclass(frozen=True, slots=True)
class FacetSpec:
    """`codes` gives what a service has; none of it means “not stated”."""

    code: str
    number: str
    label: Words
    codes: Callable[[ListingFacts], Iterable[str]]
    options: Callable[[], list[Option]]
    required: bool = False
    visibility: Visibility = Visibility.PUBLIC

    def codes_of(self, facts: ListingFacts) -> frozenset[str]:
        return frozenset(self.codes(facts)) or frozenset({NOT_STATED})


def of_enum(choices: type[enums.models.TextChoices]) -> Callable[[], list[Option]]:
    def options() -> list[Option]:
        return [
            Option(choice.value, choice.label, getattr(choice, "definition", ""))
            for choice in choices
        ]

    return options


def of_terms(facet: Facet) -> Callable[[], list[Option]]:
    def options() -> list[Option]:
        return [
            Option(term.code, term.name, term.definition)
            for term in terms_by_facet().get(facet, [])
        ]

    return options


def languages() -> list[Option]:
    return [
        *of_terms(Facet.LANGUAGE)(),
        Option("interpreter", _("Interpreter on request")),
    ]


def areas() -> list[Option]:
    return [
        Option("CA", _("All of Canada")),
        *(Option(code, label) for code, label in Province.choices),
        Option("remote", _("Remote only")),
    ]


def fixed(*pairs: tuple[str, Words]) -> Callable[[], list[Option]]:
    def options() -> list[Option]:
        return [Option(code, label) for code, label in pairs]

    return options


def term_facet(facet: Facet, number: str, *, required: bool = False) -> FacetSpec:
    return FacetSpec(
        facet.value,
        number,
        facet.label,
        lambda facts: facts.term_codes(facet),
        of_terms(facet),
        required,
    )


FACETS: tuple[FacetSpec, ...] = (
    FacetSpec(
        "level",
        "F1",
        _("Prevention level"),
        lambda facts: facts.service.levels,
        of_enum(enums.Level),
        required=True,
    ),
    term_facet(Facet.TYPE, "F2", required=True),
    FacetSpec(
        "audience",
        "F4",
        _("Who can be helped"),
        lambda facts: facts.service.audiences,
        of_enum(enums.Audience),
        required=True,
    ),
    FacetSpec(
        "referrer",
        "F6",
        _("Who may refer"),
        lambda facts: facts.service.referrers,
        of_enum(enums.Referrer),
        required=True,
    ),
    FacetSpec(
        "intake",
        "F7",
        _("Intake status"),
        lambda facts: [facts.intake_status],
        of_enum(enums.IntakeStatus),
        required=True,
    ),
    FacetSpec(
        "mode",
        "F9",
        _("How"),
        lambda facts: facts.service.modes,
        of_enum(enums.Mode),
        required=True,
    ),
    FacetSpec(
        "language",
        "F10",
        _("Languages"),
        lambda facts: facts.language_codes,
        languages,
        required=True,
    ),
    FacetSpec(
        "police",
        "F13",
        _("Police involvement"),
        lambda facts: [facts.service.effective_police_role or NOT_STATED],
        of_enum(enums.PoliceRole),
        required=True,
    ),
    FacetSpec("area", "F8", _("Area served"), lambda facts: facts.area_facet, areas, required=True),
    term_facet(Facet.SECTOR, "F3", required=True),
    FacetSpec(
        "specialisation",
        "F11",
        _("Specialisation"),
        lambda facts: [facts.service.specialisation or NOT_STATED],
        of_enum(enums.Specialisation),
    ),
    FacetSpec(
        "cost",
        "F18",
        _("Cost"),
        lambda facts: [facts.service.cost or NOT_STATED],
        of_enum(enums.Cost),
    ),
    FacetSpec(
        "confidentiality",
        "F14",
        _("Confidentiality and sharing"),
        lambda facts: facts.confidentiality,
        fixed(
            ("anonymous", _("Anonymous contact possible")),
            ("stated", _("States what is shared and with whom")),
        ),
        required=True,
    ),
    term_facet(Facet.INCLUSION, "F5"),
    term_facet(Facet.ACCESSIBILITY, "F19"),
    term_facet(Facet.CONDITION, "F25"),
    FacetSpec(
        "voluntary",
        "F23",
        _("Voluntary or mandated"),
        lambda facts: [facts.service.voluntary or NOT_STATED],
        of_enum(enums.Voluntary),
    ),
    term_facet(Facet.AIM, "F22"),
    term_facet(Facet.MODEL, "F12"),
    FacetSpec(
        "objectives",
        "F24",
        _("Objectives"),
        lambda facts: ["stated"] if facts.service.objectives else [],
        fixed(("stated", _("States its objectives"))),
    ),
    term_facet(Facet.DISCIPLINE, "F16"),
    term_facet(Facet.FUNCTION, "R028"),
    FacetSpec(
        "capacity",
        "F17",
        _("Capacity"),
        lambda facts: [facts.service.team_size or NOT_STATED],
        of_enum(enums.TeamSize),
    ),
    term_facet(Facet.ORGANISATION_TYPE, "F21"),
    FacetSpec(
        "freshness",
        "F20",
        _("Last confirmed"),
        lambda facts: facts.freshness_bands,
        fixed(
            ("30", _("In the last 30 days")),
            ("180", _("In the last 180 days")),
            ("older", _("Longer ago")),
        ),
        required=True,
    ),
    # Never the first filter: forms of extremism say little of what helps (R178).
    replace(term_facet(Facet.EXPERIENCE, "F15"), visibility=Visibility.PRACTITIONER),
)


ON_REQUEST = "on_request"  # of the index alone: nobody filters by it


@cache
def codes_for(allowed: frozenset[Visibility]) -> tuple[str, ...]:
    return tuple(spec.code for spec in facets_for(allowed))


@cache
def facets_for(allowed: frozenset[Visibility]) -> tuple[FacetSpec, ...]:
    """Those a person with these visibilities may filter by, see counted and have in an address."""
    return tuple(spec for spec in FACETS if spec.visibility in allowed)


NOT_STATED_OPTION = Option(NOT_STATED, _("Not stated"))
