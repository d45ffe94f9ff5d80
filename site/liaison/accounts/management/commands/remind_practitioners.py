"""Writes to practitioners whose verification ends within a month; for a daily timer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from liaison.accounts import services
from liaison.accounts.models import PractitionerVerification

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Remind practitioners, once each, that their verification ends within 30 days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and write to nobody")

    def handle(self, *args: Any, **options: Any) -> None:
        due = PractitionerVerification.objects.due_for_reminder().select_related("user")
        if options["dry_run"]:
            self.stdout.write(f"{due.count()} to remind; nothing was sent.")
            return
        sent, failed = services.remind(due)
        self.stdout.write(f"{sent} reminded.")
        if failed:
            raise CommandError(f"{failed} letters could not be sent; try again later.")
