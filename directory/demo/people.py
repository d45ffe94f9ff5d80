"""What the invented people of a newcomer’s own machine do in the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directory.demo.identity import SOURCE
from directory.enums import MemberChange, MemberRole
from directory.models import Organisation
from directory.stewardship import claims, members
from liaison.accounts.roles import Role

if TYPE_CHECKING:
    from liaison.accounts.models import User

KEPT = "deux-rives"
ROLES = {
    Role.ORGANISATION_MANAGER: MemberRole.MANAGER,
    Role.ORGANISATION_EDITOR: MemberRole.EDITOR,
}


def settle_in(user: User, role: str, **kwargs: Any) -> None:
    """People of an organisation keep the first one; a member waits for the answer to a claim."""
    invented = Organisation.objects.filter(source=SOURCE).order_by("pk")
    kept = invented.filter(source_id=KEPT).first()
    if kept and role in ROLES:
        members.let_in(
            organisation=kept,
            user=user,
            role=ROLES[Role(role)],
            change=MemberChange.JOINED,
            by=None,
        )
    elif role == Role.MEMBER and (other := invented.exclude(source_id=KEPT).first()):
        claims.claim(organisation=other, user=user, job_title="Demo coordinator")
