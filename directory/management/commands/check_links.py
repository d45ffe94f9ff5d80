"""`manage.py check_links`: ask each web address of a shown listing whether it still answers."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from directory.stewardship import dead_links


class Command(BaseCommand):
    help = "Ask each web address of a shown listing whether it still answers (weekly)."

    def handle(self, *args: Any, **options: Any) -> None:
        asked, failed = dead_links.check()
        self.stdout.write(f"{asked} addresses asked, {failed} without an answer.")
