"""Import a list of services from a spreadsheet; docs/importing.md says how."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from directory.importing import report
from directory.importing.errors import ImportRefusedError
from directory.importing.plan import Status
from directory.importing.run import Import
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

    from directory.importing.run import Outcome

LINES = 20  # of changes and of problems; all of them with --verbosity 2
SOME_ROWS_LEFT_OUT, REFUSED = 1, 2


class Command(BaseCommand):
    help = "Import services from CSV or xlsx files (see docs/importing.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("files", nargs="+", type=Path, metavar="FILE", help="a .csv (UTF-8) or .xlsx file")
        add("--mapping", default="standard", help="name of a mapping, or a .toml file of yours")
        add("--dry-run", action="store_true", help="write nothing; show what would change")
        add("--publish", action="store_true", help="go live without review")
        add("--errors", type=Path, default=Path("import-errors.csv"), help="where errors go")
        add("--diff", type=Path, help="write every change to this CSV file")
        add("--source", default="", help="permanent name of the list, if the mapping has none")
        add("--limit", type=int, help="only the first rows")
        add("--language", choices=LANGUAGES, help="language of the messages")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"] or translation.get_language()):
            try:
                outcome = self.run_import(options)
            except ImportRefusedError as error:
                message = _("Nothing was imported. %(reason)s") % {"reason": error}
                raise CommandError(message, returncode=REFUSED) from error
            self.tell(outcome, options)

    def run_import(self, options: dict[str, Any]) -> Outcome:
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
            return run.run(
                publish=options["publish"], dry_run=options["dry_run"], progress=bar.update
            )

    def tell(self, outcome: Outcome, options: dict[str, Any]) -> None:
        most = None if options["verbosity"] > 1 else LINES
        if options["diff"]:
            report.write_diff(options["diff"], outcome)
        if options["verbosity"]:
            self.tell_columns(outcome)
            self.tell_changes(outcome, most, options)
            self.tell_problems(outcome, most)
            self.stdout.write(report.summary(outcome))
            self.stdout.write(what_next(outcome, options))
        if outcome.problems:
            report.write_errors(options["errors"], outcome.problems)
        if outcome.errors:
            raise CommandError(
                _("Rows with errors were left out; they are listed in %(file)s.")
                % {"file": options["errors"]},
                returncode=SOME_ROWS_LEFT_OUT,
            )

    def tell_columns(self, outcome: Outcome) -> None:
        for file, names in outcome.unused.items():
            if names:
                self.stdout.write(
                    _("%(file)s: these columns are not used: %(names)s.")
                    % {"file": file, "names": ", ".join(names)}
                )

    def tell_changes(self, outcome: Outcome, most: int | None, options: dict[str, Any]) -> None:
        if not (options["dry_run"] or options["verbosity"] > 1):
            return
        changes = [it for it in outcome.plan.changes if it.status != Status.UNCHANGED]
        lines = (line for change in changes for line in report.change_lines(change))
        for line in islice(lines, most):
            self.stdout.write(line)
        self.more(lines)

    def tell_problems(self, outcome: Outcome, most: int | None) -> None:
        lines = iter([report.problem_line(problem) for problem in outcome.problems])
        for line in islice(lines, most):
            self.stderr.write(line, style_func=str)  # not red: most are only warnings
        self.more(lines)

    def more(self, lines: Iterable[str]) -> None:
        if left := sum(1 for _line in lines):
            self.stdout.write(
                ngettext("… and %(left)d more line", "… and %(left)d more lines", left)
                % {"left": left}
            )


def what_next(outcome: Outcome, options: dict[str, Any]) -> str:
    if options["dry_run"]:
        return _("This was a dry run: nothing was written.")
    if options["publish"]:
        return _(
            "Published as found records, except what people have edited here: that waits as drafts."
        )
    return _("Nothing is public yet: new records are drafts and changes wait for review.")
