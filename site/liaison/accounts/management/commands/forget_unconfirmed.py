"""Erases accounts whose address nobody ever confirmed; for a daily timer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from liaison.accounts.models import User

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Erase accounts that were opened over 30 days ago and never confirmed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and erase nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        found = User.objects.never_confirmed()
        number = found.count()
        if options["dry_run"]:
            self.stdout.write(f"{number} to erase; nothing was changed.")
            return
        found.delete()
        self.stdout.write(f"{number} erased.")
