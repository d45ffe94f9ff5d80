"""What must be true on the day of a release and may depend on the date, so that CI never does."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from liaison.navigation.models import CrisisLine
from liaison.navigation.querysets import DAYS


class Command(BaseCommand):
    help = f"Fail where a crisis number was not checked by hand in the last {DAYS} days."

    def handle(self, *args: Any, **options: Any) -> None:
        if not CrisisLine.objects.exists():
            raise CommandError("There is no crisis number at all.")
        due = CrisisLine.objects.due()
        for line in due:
            self.stderr.write(f"{line.number}: last checked {line.verified_on or 'never'}")
        if due:
            raise CommandError("Check these numbers by hand and record the day.")
        self.stdout.write("Every crisis number was checked lately.")
