"""What must be true on the day of a release and may depend on the date, so that CI never does."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils import timezone

from liaison.navigation.models import CrisisLine

DAYS = 45  # a number to call in a crisis is checked by hand at least this often


class Command(BaseCommand):
    help = f"Fail where a crisis number was not checked by hand in the last {DAYS} days."

    def handle(self, *args: Any, **options: Any) -> None:
        if not CrisisLine.objects.exists():
            raise CommandError("There is no crisis number at all.")
        oldest = timezone.localdate() - timedelta(days=DAYS)
        due = CrisisLine.objects.filter(Q(verified_on=None) | Q(verified_on__lt=oldest))
        for line in due:
            self.stderr.write(f"{line.number}: last checked {line.verified_on or 'never'}")
        if due:
            raise CommandError("Check these numbers by hand and record the day.")
        self.stdout.write("Every crisis number was checked lately.")
