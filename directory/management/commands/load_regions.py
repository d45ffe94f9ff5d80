"""Loads outlines of health regions, so that the coverage map draws them instead of circles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.coverage import shapes
from directory.exceptions import BadShapesError


class Command(BaseCommand):
    help = "Replace the outlines of health regions by those of a GeoJSON file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            self.stdout.write(f"Outlines loaded: {shapes.load(file)}")
        except BadShapesError as error:
            raise CommandError(str(error)) from error
