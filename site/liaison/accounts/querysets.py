"""Reads of verifications, each named as an intention."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from liaison.accounts.models import PractitionerVerification

REMINDED_BEFORE = timedelta(days=30)


class VerificationQuerySet(models.QuerySet["PractitionerVerification"]):
    def waiting(self) -> Self:
        return self.filter(approved_at=None, refused_at=None)

    def current(self) -> Self:
        """Approved and not yet past its year."""
        return self.filter(approved_at__isnull=False, expires_at__gt=timezone.now())

    def expired(self) -> Self:
        return self.filter(approved_at__isnull=False, expires_at__lte=timezone.now())

    def refused(self) -> Self:
        return self.filter(refused_at__isnull=False)

    def newest(self) -> PractitionerVerification | None:
        """What a person is shown as their state: the latest request, whatever became of it."""
        return self.order_by("-requested_at", "-pk").first()

    def due_for_reminder(self) -> Self:
        """Ends soon, its person was not told yet and has not asked again since."""
        newer = self.model.objects.filter(
            user=models.OuterRef("user"), requested_at__gt=models.OuterRef("approved_at")
        ).exclude(pk=models.OuterRef("pk"))
        return (
            self.current()
            .filter(expires_at__lte=timezone.now() + REMINDED_BEFORE, reminded_at=None)
            .exclude(models.Exists(newer))
            .filter(user__is_active=True)
        )
