"""Prints the second factor of a demo person, for a newcomer's own machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from liaison.accounts import newcomers
from liaison.accounts.roles import SECOND_FACTOR_ROLES, Role

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Print the six digits that the second factor asks of a demo person now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", choices=sorted(SECOND_FACTOR_ROLES))

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.NEWCOMER_DOORS:
            raise CommandError("NEWCOMER_DOORS is off: codes are for a newcomer's own machine.")
        self.stdout.write(newcomers.code_for(Role(options["role"])))
