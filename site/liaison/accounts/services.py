"""Writes about people that reach further than one field."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

if TYPE_CHECKING:
    from liaison.accounts.models import PractitionerVerification, User

A_YEAR = timedelta(days=365)


@transaction.atomic
def approve_verification(*, verification: PractitionerVerification, by: User) -> None:
    """Say that this person works in the field; it holds for a year from now."""
    verification.approved_at = timezone.now()
    verification.approved_by = by
    verification.expires_at = verification.approved_at + A_YEAR
    verification.save(update_fields=["approved_at", "approved_by", "expires_at"])
