"""The values of one service as they are gathered: each is checked as a cell of a list would be, and
what can't be used is told and left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.hsds.importing.marks import Marks
from directory.importing.columns import FIELDS, Kind
from directory.importing.errors import CellError
from liaison.core.bilingual import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directory.hsds.reading.problems import Problems
    from directory.hsds.reading.shelf import Thing
    from directory.importing.cells import CellReader

FIRST_YEAR = 2000
Row = dict[str, Any]
Said = dict[str, Row]  # what the feed of each language says


@dataclass
class Sheet:
    cells: CellReader
    problems: Problems
    said: dict[str, Thing]
    values: Row = field(default_factory=dict)

    @property
    def bodies(self) -> Said:
        return {language: thing.body for language, thing in self.said.items()}

    def warn(self, message: str, what: str, value: str = "", language: str = "") -> None:
        thing = self.said.get(language) or next(iter(self.said.values()))
        self.problems.warn(thing.where, message, what, value)

    def put(self, name: str, text: Any, into: Row | None = None) -> None:
        """A value that a cell of that column could hold."""
        if text in (None, ""):
            return
        try:
            value = self.cells.read(FIELDS[name], str(text))
        except CellError as error:
            self.warn(str(error), name, str(text))
        else:
            if value not in (None, [], ""):
                (self.values if into is None else into)[name] = value

    def put_codes(self, name: str, codes: Iterable[str]) -> None:
        """Those that this site knows."""
        column, known = FIELDS[name], []
        for code in dict.fromkeys(codes):
            try:
                self.cells.read(column, code)
            except CellError as error:
                self.warn(str(error), name, code)
            else:
                known.append(code)
        self.put(name, "; ".join(known))

    def put_text(self, name: str, text: str, into: Row | None = None) -> None:
        """A text as it stands; `name` ends with its language, and the first one counts."""
        into = self.values if into is None else into
        if not text or name in into:
            return
        longest = FIELDS[name].max_length
        if FIELDS[name].kind == Kind.TEXT and longest and len(text) > longest:
            message = _("This is longer than %(most)s characters: the end was cut off.")
            self.warn(message % {"most": longest}, name, text)
            text = f"{text[: longest - 1]}…"
        into[name] = text

    def put_texts(
        self, name: str, texts: Iterable[tuple[str, str]], into: Row | None = None
    ) -> None:
        for language, text in texts:
            self.put_text(f"{name}_{language}", text, into)


def spoken(rows: Said, marks: dict[str, Marks], name: str) -> Iterator[tuple[str, str]]:
    """The texts of a field, each with its language; those of its own feed come first."""
    found = [
        (marks[language].language_of(name, language), language, row[name])
        for language, row in rows.items()
        if row.get(name)
    ]
    for own in (True, False):
        for language, feed, text in found:
            if language in LANGUAGES and (language == feed) is own:
                yield language, text


def side_by_side(rows: Said, name: str) -> list[Said]:
    """The same part of a row in each feed, known by its id."""
    found: dict[str, Said] = {}
    for language, row in rows.items():
        for number, part in enumerate(row.get(name, [])):
            found.setdefault(part.get("id", f"#{number}"), {})[language] = part
    return list(found.values())


def any_of(rows: Said) -> Row:
    return next(iter(rows.values()))


def moment(text: str) -> str | None:
    """A day and time that has been, in UTC as ISO; nothing for any other text."""
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at.isoformat() if at.year >= FIRST_YEAR and at <= timezone.now() else None
