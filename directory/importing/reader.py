"""A CSV or xlsx file as a table of texts; refused when it can't be read safely and whole."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.importing.errors import ImportRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAX_ROWS = 200_000
MAX_COLUMNS = 200
MAX_BYTES = 200 * 1024 * 1024
LONGEST_CELL = 131_072  # characters
DELIMITERS = ",;\t"
QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Row:
    number: int  # as a spreadsheet program counts: the headings are row 1
    cells: tuple[str, ...]


@dataclass(slots=True)
class Table:
    file: str
    stem: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)

    def positions(self) -> dict[str, int]:
        """Where each named column stands; case and outer spaces don't matter."""
        return {name.casefold(): at for at, name in enumerate(self.columns) if name}


def read_table(path: Path, *, limit: int | None = None) -> Table:
    """Every row that isn't blank, as texts. Raises ImportRefusedError."""
    from directory.importing.spreadsheet import read_xlsx  # noqa: PLC0415 - opens xlsx only

    check_file(path)
    lines = read_xlsx(path) if path.suffix.lower() == ".xlsx" else read_csv(path)
    return as_table(path, lines, limit)


def check_file(path: Path) -> None:
    if path.suffix.lower() not in {".csv", ".txt", ".xlsx"}:
        raise ImportRefusedError(
            _("“%(file)s” is neither a .csv nor an .xlsx file.") % {"file": path.name}
        )
    if not path.is_file():
        raise ImportRefusedError(_("There is no file “%(file)s”.") % {"file": path})
    if path.stat().st_size > MAX_BYTES:
        raise ImportRefusedError(
            _("“%(file)s” is larger than %(megabytes)s MB. Split it into several files.")
            % {"file": path.name, "megabytes": MAX_BYTES // 1024**2}
        )


def as_table(path: Path, lines: Iterable[tuple[int, tuple[str, ...]]], limit: int | None) -> Table:
    table: Table | None = None
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if table is None:
            table = Table(path.name, path.stem, headings(path, cells))
            continue
        if limit is not None and len(table.rows) >= limit:
            break
        if len(table.rows) >= MAX_ROWS:
            raise ImportRefusedError(
                _("“%(file)s” has more than %(rows)s rows. Split it into several files.")
                % {"file": path.name, "rows": MAX_ROWS}
            )
        table.rows.append(Row(number, cells))
    if table is None:
        raise ImportRefusedError(_("“%(file)s” is empty.") % {"file": path.name})
    return table


def headings(path: Path, cells: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(" ".join(cell.split()) for cell in cells)
    if len(names) > MAX_COLUMNS:
        raise ImportRefusedError(
            _("“%(file)s” has more than %(columns)s columns.")
            % {"file": path.name, "columns": MAX_COLUMNS}
        )
    counts = Counter(name.casefold() for name in names if name)
    if repeated := [name for name in dict.fromkeys(names) if counts[name.casefold()] > 1]:
        raise ImportRefusedError(
            _("“%(file)s” has several columns named %(names)s. Keep one of each.")
            % {"file": path.name, "names": ", ".join(repeated)}
        )
    return names


def read_csv(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = decoded(path)
    delimiter = delimiter_of(text)
    csv.field_size_limit(LONGEST_CELL)  # is of the whole process, and others set it too
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, tuple(cells)
    except csv.Error as error:
        raise ImportRefusedError(
            _(
                "“%(file)s” is not a well-formed CSV file: see line %(line)s, after row %(row)s"
                " (%(reason)s). A quotation mark may be missing or left over."
            )
            % {"file": path.name, "line": reader.line_num, "row": number, "reason": error}
        ) from error


def decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        raise ImportRefusedError(
            _(
                "“%(file)s” is not in UTF-8: byte %(byte)s on line %(line)s can’t be read."
                " Save it again as “CSV UTF-8” and import that file."
            )
            % {"file": path.name, "byte": error.start + 1, "line": before.count(b"\n") + 1}
        ) from error
    if "\0" in text:
        raise ImportRefusedError(
            _("“%(file)s” is not a text file: it holds null characters. Save it as “CSV UTF-8”.")
            % {"file": path.name}
        )
    return text


def delimiter_of(text: str) -> str:
    """The separator that the first line holds most of, outside quotation marks."""
    first = QUOTED.sub("", text.lstrip("\r\n").split("\n", 1)[0])
    return max(DELIMITERS, key=first.count)
