"""Which crisis numbers somebody has to check by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date

DAYS = 45  # a number to call in a crisis is checked by hand at least this often


def oldest_day() -> date:
    """A check on this day still holds today."""
    return timezone.localdate() - timedelta(days=DAYS)


class CrisisLineQuerySet(models.QuerySet):
    def never_checked(self) -> Self:
        return self.filter(verified_on=None)

    def checked_too_long_ago(self) -> Self:
        return self.filter(verified_on__lt=oldest_day())

    def due(self) -> Self:
        return self.never_checked() | self.checked_too_long_ago()
