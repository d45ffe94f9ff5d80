"""Who may do what with people and their verifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liaison.accounts.roles import DECIDING_ROLES

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from liaison.accounts.models import PractitionerVerification, User


def decides_verifications(user: User) -> bool:
    return user.is_active and (user.is_superuser or bool(user.roles & DECIDING_ROLES))


def may_decide(user: User, verification: PractitionerVerification) -> bool:
    """Nobody says of themselves that they are a practitioner."""
    return decides_verifications(user) and verification.user_id != user.pk


def may_change(user: User | AnonymousUser, person: User) -> bool:
    """Whoever sets a superuser’s password is one; nobody else closes their account either."""
    return user.is_superuser or not person.is_superuser
