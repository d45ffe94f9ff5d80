"""The ladder of visibility: each step up sees everything below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

ANONYMOUS = frozenset({Visibility.PUBLIC})


def visibilities_for(user: AbstractBaseUser | AnonymousUser) -> frozenset[Visibility]:
    """Every visibility this person may see; nobody signed in sees the public one only."""
    if not user.is_authenticated or not user.is_active:
        return ANONYMOUS
    seen = {Visibility.PUBLIC}
    if user.is_verified_practitioner:
        seen.add(Visibility.PRACTITIONER)
    if user.has_verified_role:
        seen |= {Visibility.PRACTITIONER, Visibility.RESTRICTED}
    if user.is_site_staff:
        seen = set(Visibility)
    return frozenset(seen)


def user_can_see(user: AbstractBaseUser | AnonymousUser, visibility: str) -> bool:
    return visibility in visibilities_for(user)
