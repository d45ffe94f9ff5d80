"""Import services from feeds of Open Referral HSDS; docs/importing.md says how."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from tqdm import tqdm

from directory.hsds.importing.run import FeedImport
from directory.importing import report
from directory.importing.command import ImportCommand
from directory.importing.plan import Status
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from directory.importing.errors import Problem
    from directory.importing.plan import Change


class Command(ImportCommand):
    help = "Import services from HSDS: JSON or tabular, 1.1 to 3.x (see docs/importing.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        add = parser.add_argument
        add("paths", nargs="+", type=Path, metavar="PATH", help="a file, folder or zip archive")
        add("--feed-language", choices=LANGUAGES, default="en", help="if the feed doesn't show it")
        add(
            "--restore", action="store_true", help="put this site's own feed back into an empty one"
        )

    def run_import(self, options: dict[str, Any]) -> list[Problem]:
        quiet = not options["verbosity"] or not sys.stderr.isatty()
        self.shown, self.options = 0, options
        run = FeedImport(options["paths"], options["feed_language"], options["source"])
        with ExitStack() as stack:
            bar = stack.enter_context(tqdm(unit=" services", disable=quiet, leave=False))
            keep = stack.enter_context(report.diff_table(options["diff"]))

            def each(change: Change) -> None:
                keep(change)
                self.tell_change(change)

            outcome = run.run(
                dry_run=options["dry_run"],
                restore=options["restore"],
                each=each,
                progress=bar.update,
            )
        if options["verbosity"]:
            self.more(max(self.shown - (self.most(options) or self.shown), 0))
            self.tell_problems(outcome.problems.kept, self.most(options))
            self.stdout.write(report.summary(outcome))
            self.stdout.write(what_next(options))
        return outcome.problems.kept

    def tell_change(self, change: Change) -> None:
        verbosity = self.options["verbosity"]
        wanted = verbosity > 1 or (verbosity and self.options["dry_run"])
        if not wanted or change.status == Status.UNCHANGED:
            return
        most = self.most(self.options)
        for line in report.change_lines(change):
            self.shown += 1
            if most is None or self.shown <= most:
                self.stdout.write(line)


def what_next(options: dict[str, Any]) -> str:
    if options["dry_run"]:
        return _("This was a dry run: nothing was written.")
    if options["restore"]:
        return _("Restored: what the feed holds is published as it was.")
    return _("Nothing is public yet: new records are drafts and changes wait for review.")
