"""Services that people miss: proposed, decided on a public criterion, looked at again if asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from directory import services
from directory.enums import ContactKind, Decision, How, LifeCycle
from directory.exceptions import AppealError, DecidedAlreadyError, OwnDecisionError
from directory.models import InclusionDecision, Organisation, OrganisationContact, Proposal, Service
from directory.stewardship import member_letters

if TYPE_CHECKING:
    from collections.abc import Collection

    from directory.models import InclusionCriterion
    from liaison.accounts.models import User


@transaction.atomic
def propose(*, criteria: Collection[InclusionCriterion], **words: Any) -> Proposal:
    """Put a proposal in the editors’ queue; its code opens the answer to whoever has it."""
    proposal = Proposal.objects.create(**words)
    proposal.criteria.set(criteria)
    return proposal


def newest_decision(proposal: Proposal) -> InclusionDecision | None:
    return proposal.decisions.first()


def may_appeal(proposal: Proposal) -> bool:
    """Refused, and not refused a second time after a review."""
    newest = newest_decision(proposal)
    asked_before = any(row.decision == Decision.APPEAL for row in proposal.decisions.all())
    return newest is not None and newest.decision == Decision.EXCLUDED and not asked_before


@transaction.atomic
def appeal(*, proposal: Proposal, reason: str) -> None:
    """Ask for the refusal to be looked at again, once; AppealError when there is none."""
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    refusal = newest_decision(proposal)
    if refusal is None or not may_appeal(proposal):
        raise AppealError
    proposal.decisions.create(
        decision=Decision.APPEAL, criterion=refusal.criterion, reason=reason, reviewer=None
    )


@transaction.atomic
def decide(
    *, proposal: Proposal, decision: str, criterion: InclusionCriterion, reason: str, by: User
) -> InclusionDecision:
    """Answer a proposal or a review that was asked for. Accepted, it becomes a draft."""
    row = Proposal.objects.select_for_update().get(pk=proposal.pk)
    before = list(row.decisions.all())
    if before and before[0].decision != Decision.APPEAL:
        raise DecidedAlreadyError
    if any(earlier.reviewer_id == by.pk for earlier in before):
        raise OwnDecisionError
    if decision == Decision.INCLUDED:
        row.organisation = start_listing(row, by)
        row.save(update_fields=["organisation"])
    answer = InclusionDecision.objects.create(
        proposal=row,
        organisation=row.organisation,
        decision=Decision(decision),
        criterion=criterion,
        reason=reason,
        reviewer=by,
    )
    if row.email:
        letter = partial(member_letters.tell_proposer, row.email, row.code)
        transaction.on_commit(letter)
        Proposal.objects.filter(pk=row.pk).update(email="")
    return answer


def start_listing(proposal: Proposal, by: User) -> Organisation:
    """Drafts of the organisation and its service, for an editor to complete and publish."""
    written = proposal.language
    organisation = Organisation.objects.create(
        live=False,
        province=proposal.province,
        **{f"name_{written}": proposal.organisation_name},
    )
    for kind, value in (
        (ContactKind.WEB, proposal.website),
        (ContactKind.VOICE, proposal.phone),
    ):
        if value:
            OrganisationContact.objects.create(organisation=organisation, kind=kind, value=value)
    service = Service.objects.create(
        organisation=organisation,
        live=False,
        **{f"name_{written}": proposal.service_name, f"description_{written}": proposal.what},
    )
    for record in (organisation, service):
        record.save_revision(user=by)
    services.move_to(service=service, state=LifeCycle.FOUND, how=How.WRITING, by=by)
    return organisation


def shown_listing(proposal: Proposal) -> Service | None:
    """The listing that it became, once readers see it."""
    if proposal.organisation is None:
        return None
    return (
        Service.objects.visible_to(AnonymousUser())
        .filter(organisation=proposal.organisation)
        .first()
    )
