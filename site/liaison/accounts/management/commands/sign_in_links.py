"""Prints a link for each demo role, for a newcomer's own machine."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.accounts import newcomers
from liaison.accounts.roles import Role


class Command(BaseCommand):
    help = "Print one sign-in link per demo role; each works once, for seven days."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NEWCOMER_DOORS:
            raise CommandError("NEWCOMER_DOORS is off: links are for a newcomer's own machine.")
        self.stdout.write(f"Sign in as (each link works once, within {newcomers.DAYS} days):")
        for role in Role:
            link = newcomers.link_for(newcomers.demo_person(role))
            self.stdout.write(f"  {role.value:<22}{link}")
