"""Builds the search index from what the features register; may be run at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search import engine, marks, registry

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Build the search index anew; the site answers meanwhile, and a run cut off goes on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", choices=registry.kinds(), help="one kind only")
        parser.add_argument(
            "--anew", action="store_true", help="from the first record, whatever a run before did"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        kinds = [options["kind"]] if options["kind"] else registry.kinds()
        if options["anew"]:
            engine.start_over(kinds)
        total = 0
        for kind in kinds:
            expected = sum(1 for _ in registry.source_of(kind).ids()) * engine.copies()
            quiet = not options["verbosity"]
            with tqdm(total=expected, desc=kind, unit="record", disable=quiet) as bar:
                total += engine.rebuild(kind, bar.update)
        self.stdout.write(f"Indexed {total} records.")
        if settings.ELASTICSEARCH_URL and marks.current(kinds).keys() != set(kinds):
            raise CommandError("Elasticsearch failed; the embedded engine answers. Run this again.")
