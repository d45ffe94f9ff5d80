"""What invented readers wrote, so that the queues of editors have something to show."""

from __future__ import annotations

from directory.demo.identity import SOURCE
from directory.enums import Decision, FeedbackKind
from directory.models import InclusionCriterion, InclusionDecision, Service
from directory.stewardship import feedback, proposing

FAMILY = "family-anchor-point"


def write() -> None:
    listed = Service.objects.filter(source=SOURCE, source_id__endswith=FAMILY).first()
    if listed:
        feedback.say(
            service=listed,
            kind=FeedbackKind.CORRECTION,
            field="summary_en",
            text=str(listed.summary_en).replace("before anything else", "before any other step"),
        )
        feedback.say(
            service=listed,
            kind=FeedbackKind.UNREACHED,
            text="The number rang out on two evenings in a row.",
        )
    criteria = list(InclusionCriterion.objects.filter(is_exclusion=False)[:3])
    proposing.propose(
        criteria=criteria,
        organisation_name="Maison Exemple des Îles (inventée)",
        service_name="Cercle des proches",
        what="Un groupe d’entraide pour les proches, une fois par mois, avec une animatrice.",
        city="Cap-aux-Meules",
        province="QC",
        own=True,
        language="fr",
    )
    refused = proposing.propose(
        criteria=[],
        organisation_name="Example Watch (invented)",
        service_name="Tip line",
        what="People report what they see online; we pass it on.",
        province="ON",
        language="en",
    )
    exclusion = InclusionCriterion.objects.filter(is_exclusion=True).first()
    if exclusion:
        InclusionDecision.objects.create(
            proposal=refused,
            decision=Decision.EXCLUDED,
            criterion=exclusion,
            reason="It collects reports about people; it does not help them.",
        )
