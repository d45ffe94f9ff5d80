"""What the commands that import have in common: their options, and what they tell."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.importing import report
from directory.importing.errors import ImportRefusedError
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

    from directory.importing.errors import Problem

LINES = 20  # of changes and of problems; all of them with --verbosity 2
SOME_ROWS_LEFT_OUT, REFUSED = 1, 2


class ImportCommand(BaseCommand):
    """Ends with 0 when all is well, 1 when rows had errors, 2 when nothing could be read."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("--dry-run", action="store_true", help="write nothing; show what would change")
        add("--errors", type=Path, default=Path("import-errors.csv"), help="where errors go")
        add("--diff", type=Path, help="write every change to this CSV file")
        add("--source", default="", help="permanent name of the list, if it has no other")
        add("--language", choices=LANGUAGES, help="language of the messages")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"] or translation.get_language()):
            try:
                problems = self.run_import(options)
            except ImportRefusedError as error:
                message = _("Nothing was imported. %(reason)s") % {"reason": error}
                raise CommandError(message, returncode=REFUSED) from error
            self.keep(problems, options["errors"])

    def run_import(self, options: dict[str, Any]) -> list[Problem]:
        """Does the work and tells it; returns what was wrong with single rows."""
        raise NotImplementedError

    def keep(self, problems: list[Problem], path: Path) -> None:
        if problems:
            report.write_errors(path, problems)
        if any(problem.is_error for problem in problems):
            raise CommandError(
                _("Rows with errors were left out; they are listed in %(file)s.") % {"file": path},
                returncode=SOME_ROWS_LEFT_OUT,
            )

    def most(self, options: dict[str, Any]) -> int | None:
        return None if options["verbosity"] > 1 else LINES

    def tell_problems(self, problems: Iterable[Problem], most: int | None) -> None:
        lines = iter([report.problem_line(problem) for problem in problems])
        for line in islice(lines, most):
            self.stderr.write(line, style_func=str)  # not red: most are only warnings
        self.more(sum(1 for _line in lines))

    def more(self, left: int) -> None:
        if left:
            self.stdout.write(
                ngettext("… and %(left)d more line", "… and %(left)d more lines", left)
                % {"left": left}
            )
