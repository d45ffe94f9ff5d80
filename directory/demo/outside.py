"""What invented readers wrote, so that the queues of editors have something to show."""

from __future__ import annotations

from directory.demo.identity import SOURCE
from directory.enums import Decision, FeedbackKind
from directory.models import InclusionCriterion, InclusionDecision, Service
from directory.stewardship import feedback, proposing

FAMILY = "family-anchor-point"


PROPOSED = {
    "organisation_name": "Maison Exemple des Îles (inventée)",
    "service_name": "Cercle des proches",
    "what": "Un groupe d’entraide pour les proches, une fois par mois, avec une animatrice.",
    "city": "Cap-aux-Meules",
    "province": "QC",
    "own": True,
    "language": "fr",
}
REFUSED = {
    "organisation_name": "Example Watch (invented)",
    "service_name": "Tip line",
    "what": "People report what they see online; we pass it on.",
    "province": "ON",
    "language": "en",
}


def write() -> None:
    listed = Service.objects.filter(source=SOURCE, source_id__endswith=FAMILY).first()
    if listed:
        write_of(listed)
    proposing.propose(
        criteria=list(InclusionCriterion.objects.filter(is_exclusion=False)[:3]), **PROPOSED
    )
    refused = proposing.propose(criteria=[], **REFUSED)
    if exclusion := InclusionCriterion.objects.filter(is_exclusion=True).first():
        InclusionDecision.objects.create(
            proposal=refused,
            decision=Decision.EXCLUDED,
            criterion=exclusion,
            reason="It collects reports about people; it does not help them.",
        )


def write_of(listed: Service) -> None:
    better = str(listed.summary_en).replace("before anything else", "before any other step")
    feedback.say(service=listed, kind=FeedbackKind.CORRECTION, field="summary_en", text=better)
    unreached = "The number rang out on two evenings in a row."
    feedback.say(service=listed, kind=FeedbackKind.UNREACHED, text=unreached)
