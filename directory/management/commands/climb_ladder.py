"""Run once a day: reminds organisations of listings that are due, then moves these down, then
hides them (directory/stewardship)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.enums import Rung
from directory.stewardship import climbing


class Command(BaseCommand):
    help = "Write to organisations whose listings are due; later move these down and hide them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        climbed, failed = (climbing.count(), 0) if dry_run else climbing.climb()
        for rung in Rung:
            self.stdout.write(f"{rung.value}: {climbed[rung]}")
        if dry_run:
            self.stdout.write("Nothing was written and nobody was written to.")
        if failed:
            raise CommandError(f"{failed} organisations could not be written to; try again later.")
