"""Writes the public directory as HSDS files, both languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from directory.hsds.export import export

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Writes the public directory as HSDS: DIR/en/ and DIR/fr/, JSON or CSV data package."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--format", choices=("json", "tabular"), default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = export(options["folder"], tabular=options["format"] == "tabular")
        except OSError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(", ".join(f"{name}: {count}" for name, count in counts.items()))
