"""Compares the search indexes with the records; `--repair` brings what differs up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from search import checking, engine, registry
from search.models import SearchRefused

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Say what the search indexes miss, hold too much or hold in an older state."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kind", choices=registry.kinds(), help="one kind only")
        parser.add_argument("--repair", action="store_true", help="index again what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        kinds = [options["kind"]] if options["kind"] else registry.kinds()
        differ = sum(self._check(kind, repair=options["repair"]) for kind in kinds)
        if untrusted := checking.untrusted(kinds):
            raise CommandError(
                "Elasticsearch is not asked, because its index may have missed changes: "
                f"{', '.join(untrusted)}. Run rebuild_search."
            )
        if differ and not options["repair"]:
            raise CommandError(f"{differ} records differ; --repair indexes them again.")

    def _check(self, kind: str, *, repair: bool) -> int:
        found = list(checking.drifts(kind))
        for drift in found:
            self.stdout.write(
                f"{kind}, {drift.index}: {drift.records} records, {len(drift.missing)} missing, "
                f"{len(drift.changed)} out of date, {len(drift.left_over)} left over"
            )
        for refused in SearchRefused.objects.filter(kind=kind).order_by("object_id"):
            self.stdout.write(f"Elasticsearch refuses {refused}")
        ids = sorted({object_id for drift in found for object_id in drift.ids})
        if ids and repair:
            engine.index(kind, ids)
            self.stdout.write(f"{kind}: {len(ids)} records indexed again")
        return len(ids)
