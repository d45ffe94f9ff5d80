"""Run once a day: writes to those who follow a search whose week or month is over and in which
something changed (directory/alerts)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.alerts import sending


class Command(BaseCommand):
    help = "Write to those who follow a search in which something changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, and write to nobody")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        done = sending.send(dry_run=dry_run)
        self.stdout.write(f"letters: {done.sent}\nnothing to tell: {done.quiet}")
        if dry_run:
            self.stdout.write("Nobody was written to.")
        if done.failed:
            raise CommandError(f"{done.failed} letters could not be sent; they wait for next time.")
