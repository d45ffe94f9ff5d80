"""Run once a day: moves listings whose last confirmation grew older into their new band (F20)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from directory import indexing


class Command(BaseCommand):
    help = "Index the listings whose last confirmation became 30 or 180 days old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=2, help="days since the last run, at most")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        self.stdout.write(f"Listings refreshed: {indexing.refresh_aged(days=days)}")
