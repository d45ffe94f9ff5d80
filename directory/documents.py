"""Services as the search engine keeps them: public places, codes, and words in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import override

from directory.card_data import card_data
from directory.conf import DEMOTION
from directory.enums import Facet
from directory.facets import FACETS, ON_REQUEST
from directory.hours import schedule_of, week_slots
from directory.listing import ListingFacts
from directory.models import Service
from liaison.core.bilingual import LANGUAGES
from search.documents import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from directory.querysets import ServiceQuerySet

CHUNK = 400
TEXTS = ("summary", "description", "objectives", "model_note", "referral_note")
LABELLED = ("level", "audience", "mode", "specialisation", "cost")


class ServiceSource:
    """Live services of live organisations; whoever may not see one never gets it as a hit."""

    kind = "service"

    def ids(self) -> Iterator[int]:
        return findable().values_list("pk", flat=True).iterator()

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        chosen = list(self.ids()) if ids is None else list(ids)
        for start in range(0, len(chosen), CHUNK):
            chunk = chosen[start : start + CHUNK]
            for service in findable().filter(pk__in=chunk).with_facts():
                yield document(ListingFacts(service))


def findable() -> ServiceQuerySet:
    return Service.objects.shown().filter(organisation__live=True).order_by("pk")


def document(facts: ListingFacts) -> Document:
    service = facts.service
    return Document(
        kind="service",
        object_id=service.pk,
        title={language: getattr(service, f"name_{language}") for language in LANGUAGES},
        body={language: words(facts, language) for language in LANGUAGES},
        facets={
            **{spec.code: spec.codes_of(facts) for spec in FACETS},
            "state": frozenset({facts.state}),
            "province": frozenset(facts.provinces),
            "region": frozenset(facts.health_regions or facts.provinces),
            "remote": frozenset({"yes"} if facts.is_remote else {"no"}),
            "current": frozenset({"yes"} if facts.is_current else {"no"}),
            "here": frozenset(facts.counted_in),
            ON_REQUEST: frozenset({"yes"} if facts.only_on_request else {"no"}),
        },
        visibility=facts.visibility,
        points=tuple(
            (place.pk, place.latitude, place.longitude)
            for place in facts.places
            if place.latitude is not None and place.longitude is not None
        ),
        areas=facts.covered | {f"in:{code}" for code in facts.touched},
        ages=(service.minimum_age or 0, service.maximum_age or 200),
        hours=week_slots(schedule_of(service).week),
        timezone=service.timezone,
        boost=-DEMOTION if facts.is_demoted else 0.0,
        stored=card_data(facts),
    )


def words(facts: ListingFacts, language: str) -> str:
    """What a search may match besides the name, in one language; never F15, never an address."""
    service = facts.service
    with override(language):
        labels = [
            str(option.label)
            for spec in FACETS
            if spec.code in LABELLED
            for option in spec.options()
            if option.code in spec.codes_of(facts)
        ]
    parts: Iterable[str] = (
        in_own_language(service.organisation, "name", language),
        *(in_own_language(service, name, language) for name in TEXTS),
        *(
            in_own_language(term, "name", language)
            for term in facts.terms
            if term.facet != Facet.EXPERIENCE
        ),
        *labels,
        *(place.label for place in facts.places),
    )
    return "\n".join(part for part in parts if part)


def in_own_language(record: object, name: str, language: str) -> str:
    """The text only if it exists in this language: the index stems each language its own way."""
    return getattr(record, f"{name}_{language}")
