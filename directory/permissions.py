"""Who may do what with a listing, one question at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory.models import Membership, Service
from directory.remit import is_within
from liaison.core.permissions import user_can_see

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from directory.models import Organisation
    from liaison.accounts.models import User

    Someone = User | AnonymousUser


def user_can_edit_listing(user: Someone, listing: Organisation | Service) -> bool:
    """May write drafts of it and record facts of the day about it."""
    may_change = user.has_perm(f"directory.change_{listing._meta.model_name}")
    return may_change and is_within(user, listing)


def user_can_see_listing(user: Someone, listing: Organisation | Service) -> bool:
    """Published and meant for this person; who may edit it sees it in any case."""
    if user_can_edit_listing(user, listing):
        return True
    if not (listing.live and user_can_see(user, listing.visibility)):
        return False
    return not isinstance(listing, Service) or user_can_see_listing(user, listing.organisation)


def user_can_record_facts(user: Someone, service: Service) -> bool:
    """May say what intake, hours or the state of the record are today, without a review."""
    return user_can_edit_listing(user, service)


def membership_of(user: Someone, organisation: Organisation) -> Membership | None:
    """How this person looks after the listings of an organisation; None when they don’t."""
    if not user.is_authenticated:
        return None
    return Membership.objects.filter(user=user, organisation=organisation).first()


def user_answers_outside(user: Someone) -> bool:
    """May answer claims, proposals and words from readers, and send members away."""
    return user.has_perm("directory.publish_service")
