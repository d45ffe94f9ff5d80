"""How complete and current an organisation’s listings are: for editors who help it, never to
compare organisations. Every figure is worked out from what was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directory.enums import NOT_STATED, LifeCycle
from directory.facets import FACETS
from directory.listing import ListingFacts
from directory.readiness import missing_facts
from directory.stewardship.feedback import TEXTS, field_label
from liaison.core.bilingual import LANGUAGES, other

if TYPE_CHECKING:
    from directory.models import Organisation


@dataclass(frozen=True, slots=True)
class ServiceQuality:
    facts: ListingFacts
    missing: list[str]  # that every published listing states
    silent: list[str]  # facets that could be stated as well
    one_language: list[str]  # texts that exist in one language only
    due: list[str]  # facts that nobody confirmed in time
    letters: int  # written since it was last confirmed
    waiting: int  # words from readers without an answer


def quality_of(organisation: Organisation) -> list[ServiceQuality]:
    """One entry for each service that is not archived, in the order of their names."""
    services = organisation.services.with_facts().prefetch_related("ladder_steps", "feedback")
    return [
        of_service(ListingFacts(service))
        for service in services
        if ListingFacts(service).state != LifeCycle.ARCHIVED
    ]


def of_service(facts: ListingFacts) -> ServiceQuality:
    service = facts.service
    confirmed = max((it.at for it in facts.freshness.values() if it.at), default=None)
    return ServiceQuality(
        facts=facts,
        missing=[str(name) for name in missing_facts(service)],
        silent=[
            str(spec.label)
            for spec in FACETS
            if not spec.required and spec.codes_of(facts) <= {NOT_STATED}
        ],
        one_language=[
            field_label(f"{name}_{language}")
            for name in TEXTS
            for language in LANGUAGES
            if not getattr(service, f"{name}_{language}")
            and getattr(service, f"{name}_{other(language)}")
        ],
        due=[it.label for it in facts.freshness.values() if it.is_due],
        letters=sum(
            confirmed is None or step.at > confirmed for step in service.ladder_steps.all()
        ),
        waiting=sum(row.is_open for row in service.feedback.all()),
    )
