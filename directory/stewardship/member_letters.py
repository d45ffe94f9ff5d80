"""Letters to people who look after listings, or want to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from directory.conf import INVITATION_DAYS
from directory.stewardship.letters import send

if TYPE_CHECKING:
    from directory.models import Claim, Invitation, Organisation
    from liaison.accounts.models import User


def address(name: str, *args: Any) -> str:
    """The whole address of a page, in the language of the moment."""
    return settings.BASE_URL + reverse(name, args=args)


def invite(invitation: Invitation) -> None:
    def context(language: str) -> dict[str, Any]:
        return {
            "organisation": invitation.organisation.name,
            "url": address("invitation", invitation.key),
            "days": INVITATION_DAYS,
        }

    send(invitation.email, "invitation", context)


def tell_revoked(user: User, organisation: Organisation) -> None:
    send(user.email, "revoked", lambda language: {"organisation": organisation.name})


def tell_claim(claim: Claim) -> None:
    def context(language: str) -> dict[str, Any]:
        return {"claim": claim, "url": address("my_listings")}

    send(claim.user.email, "claim", context)


def tell_proposer(email: str, code: str) -> None:
    """That there is an answer; the code opens it, and the letter has no other word of it."""
    send(email, "proposal", lambda language: {"url": address("proposal", code)})
