"""The ladder of visibility: each step up sees everything below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from typing import Protocol

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

    class Person(Protocol):
        """What accounts.User knows of itself; accounts stands above this package."""

        is_verified_practitioner: bool
        has_verified_role: bool
        is_site_staff: bool


ANONYMOUS = frozenset({Visibility.PUBLIC})


def visibilities_for(user: AbstractBaseUser | AnonymousUser) -> frozenset[Visibility]:
    """Every visibility this person may see; nobody signed in sees the public one only."""
    if not user.is_authenticated or not user.is_active:
        return ANONYMOUS
    seen = {Visibility.PUBLIC}
    person = cast("Person", user)
    if person.is_verified_practitioner:
        seen.add(Visibility.PRACTITIONER)
    if person.has_verified_role:
        seen |= {Visibility.PRACTITIONER, Visibility.RESTRICTED}
    if person.is_site_staff:
        seen = set(Visibility)
    return frozenset(seen)


def user_can_see(user: AbstractBaseUser | AnonymousUser, visibility: str) -> bool:
    return visibility in visibilities_for(user)
