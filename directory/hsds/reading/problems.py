"""What is wrong with single rows of a feed, for the file of errors."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from directory.importing.errors import Problem

MOST = 5_000  # kept; a file that is wrong throughout would fill the memory


@dataclass(slots=True)
class Problems:
    kept: list[Problem] = field(default_factory=list)
    errors: int = 0  # rows, not problems
    last: tuple[str, int] | None = None

    def error(self, where: tuple[str, int], message: str, what: str = "", value: str = "") -> None:
        """The row is left out."""
        self.add(Problem(*where, what, value[:500], message))

    def warn(self, where: tuple[str, int], message: str, what: str = "", value: str = "") -> None:
        """The row comes in without what is wrong."""
        self.add(Problem(*where, what, value[:500], message, is_error=False))

    def add(self, problem: Problem) -> None:
        if problem.is_error and self.last != (problem.file, problem.row):
            self.errors += 1
            self.last = (problem.file, problem.row)
        if len(self.kept) < MOST:
            self.kept.append(problem)
        elif len(self.kept) == MOST:
            message = _("There are more problems than this; mend these first.")
            self.kept.append(Problem(problem.file, problem.row, "", "", message, is_error=False))
