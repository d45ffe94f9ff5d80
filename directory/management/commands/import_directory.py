"""Import a list of services from a spreadsheet; docs/importing.md says how."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from tqdm import tqdm

from directory.importing import report
from directory.importing.command import ImportCommand
from directory.importing.plan import Status
from directory.importing.run import Import

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

    from directory.importing.errors import Problem
    from directory.importing.run import Outcome


class Command(ImportCommand):
    help = "Import services from CSV or xlsx files (see docs/importing.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        add = parser.add_argument
        add("files", nargs="+", type=Path, metavar="FILE", help="a .csv (UTF-8) or .xlsx file")
        add("--mapping", default="standard", help="name of a mapping, or a .toml file of yours")
        add("--publish", action="store_true", help="go live without review")
        add("--limit", type=int, help="only the first rows")

    def run_import(self, options: dict[str, Any]) -> list[Problem]:
        quiet = not options["verbosity"] or not sys.stderr.isatty()

        def show(rows: Iterable[Any], total: int, what: str) -> Iterable[Any]:
            return tqdm(rows, total=total, desc=what, unit=" rows", disable=quiet, leave=False)

        run = Import(
            options["files"],
            options["mapping"],
            source=options["source"],
            limit=options["limit"],
            show=show,
        )
        with tqdm(desc=_("writing"), unit=" rows", disable=quiet, leave=False) as bar:
            outcome = run.run(
                publish=options["publish"], dry_run=options["dry_run"], progress=bar.update
            )
        self.tell(outcome, options)
        return outcome.problems

    def tell(self, outcome: Outcome, options: dict[str, Any]) -> None:
        if options["diff"]:
            report.write_diff(options["diff"], outcome.plan.changes)
        if options["verbosity"]:
            self.tell_columns(outcome)
            self.tell_changes(outcome, options)
            self.tell_problems(outcome.problems, self.most(options))
            self.stdout.write(report.summary(outcome))
            self.stdout.write(what_next(options))

    def tell_columns(self, outcome: Outcome) -> None:
        for file, names in outcome.unused.items():
            if names:
                self.stdout.write(
                    _("%(file)s: these columns are not used: %(names)s.")
                    % {"file": file, "names": ", ".join(names)}
                )

    def tell_changes(self, outcome: Outcome, options: dict[str, Any]) -> None:
        if not (options["dry_run"] or options["verbosity"] > 1):
            return
        changes = [it for it in outcome.plan.changes if it.status != Status.UNCHANGED]
        lines = (line for change in changes for line in report.change_lines(change))
        for line in islice(lines, self.most(options)):
            self.stdout.write(line)
        self.more(sum(1 for _line in lines))


def what_next(options: dict[str, Any]) -> str:
    if options["dry_run"]:
        return _("This was a dry run: nothing was written.")
    if options["publish"]:
        return _(
            "Published as found records, except what people have edited here: that waits as drafts."
        )
    return _("Nothing is public yet: new records are drafts and changes wait for review.")
