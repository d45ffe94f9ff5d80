"""Run once a month: keeps the numbers of the directory as they are today (R169)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from directory.coverage import snapshots


class Command(BaseCommand):
    help = "Keep today’s counts by area, level, language and intake; no listing is named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--months",
            type=int,
            default=0,
            help="also work out so many past months from what was recorded",
        )

    def handle(self, *args: Any, months: int, **options: Any) -> None:
        if months:
            self.stdout.write(f"Past months worked out: {snapshots.rebuild(months=months)}")
        snapshot = snapshots.take()
        self.stdout.write(f"Snapshot of {snapshot}: {snapshot.counts.count()} numbers")
