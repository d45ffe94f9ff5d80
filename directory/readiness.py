"""What every published listing must state: decided here, asked wherever something is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from directory.enums import NOT_STATED, Decision, Facet, LifeCycle
from directory.exceptions import NotReadyToPublishError
from directory.facets import FACETS, FacetSpec, Words
from directory.listing import ListingFacts, newest

if TYPE_CHECKING:
    from collections.abc import Callable

    from wagtail.models import Revision

    from directory.models import InclusionDecision, Organisation, Service

# How the publish_scheduled command of Wagtail names what it does.
BY_SCHEDULE = "wagtail.publish.scheduled"

# Where the finder has a word for silence ("not known", "remote only", "an interpreter can come")
# that does not count as stating the fact.
STATED: dict[str, Callable[[ListingFacts], bool]] = {
    "intake": lambda facts: facts.intake is not None,
    "area": lambda facts: bool(facts.covered),
    "language": lambda facts: bool(facts.term_codes(Facet.LANGUAGE)),
    "confidentiality": lambda facts: bool(facts.service.effective_privacy_note),
    "freshness": lambda facts: True,  # an intake update is a confirmation as well
}

# Where the word of the finder would not lead an editor to the field.
NAMES: dict[str, Words] = {
    "mode": _("How the service is given"),
    "sector": _("Sector of the organisation"),
}


def missing_facts(service: Service) -> list[Words]:
    """The facts a listing still has to state before it may be published, in words.

    A found record may be published as it is: it says “not stated” wherever it is silent.
    """
    facts = ListingFacts(service)
    step = newest(service.life_cycle_steps.all())
    if step and step.state == LifeCycle.FOUND:
        return []
    missing = [
        NAMES.get(spec.code, spec.label)
        for spec in FACETS
        if spec.required and not is_stated(spec, facts)
    ]
    if step is None:
        missing.append(_("State of the record (contacted or confirmed)"))
    if not is_included(service):
        missing.append(_("Decision to include the organisation"))
    return missing


def is_stated(spec: FacetSpec, facts: ListingFacts) -> bool:
    if spec.code in STATED:
        return STATED[spec.code](facts)
    return spec.codes_of(facts) != {NOT_STATED}


def decision_to_include(organisation: Organisation) -> InclusionDecision | None:
    """The newest decision about it, where that was to include it."""
    decision = organisation.inclusion_decisions.first()
    return decision if decision and decision.decision == Decision.INCLUDED else None


def is_included(service: Service) -> bool:
    return decision_to_include(service.organisation) is not None


def may_publish(revision: Revision, *, by_schedule: bool) -> bool:
    """Raises NotReadyToPublishError while a fact is missing.

    A date set earlier must not stop the other listings of that day, so there the date is taken
    away instead, with a line in the history, and the draft waits for an editor.
    """
    service = revision.as_object()
    missing = missing_facts(service)
    if missing and not by_schedule:
        raise NotReadyToPublishError(missing)
    if missing:
        cancel_schedule(service, revision)
    return not missing


def cancel_schedule(service: Service, revision: Revision) -> None:
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=service,
        action="wagtail.schedule.cancel",
        revision=revision,
        data={
            "revision": {
                "id": revision.pk,
                "created": revision.created_at.isoformat(),
                "go_live_at": service.go_live_at and service.go_live_at.isoformat(),
                "has_live_version": service.live,
            }
        },
    )
