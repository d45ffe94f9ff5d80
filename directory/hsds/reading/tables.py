"""The CSV files of a tabular data package, row by row."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from directory.hsds.reading import names
from directory.hsds.reading.texts import opened
from directory.importing.errors import ImportRefusedError
from directory.importing.reader import MAX_COLUMNS, delimiter_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.hsds.reading.problems import Problems
    from directory.hsds.reading.sources import Source

PACKAGE = "datapackage.json"
MAX_PACKAGE = 5 * 1024**2
LONGEST_CELL = 1024**2


@dataclass(frozen=True, slots=True)
class TableFile:
    source: Source
    kind: str


def tables_of(sources: list[Source], problems: Problems) -> list[TableFile]:
    """What the data packages name, and else every CSV file with a name of HSDS."""
    found = {
        source.path: TableFile(source, kind)
        for source in sources
        if source.suffix == ".csv" and (kind := names.kind_of(source.path.name))
    }
    by_path = {source.path: source for source in sources}
    for source in sources:
        if source.path.name == PACKAGE:
            found |= named_by(source, by_path, problems)
    return list(found.values())


def named_by(
    package: Source, sources: dict[PurePosixPath, Source], problems: Problems
) -> dict[PurePosixPath, TableFile]:
    found = {}
    for name, path in resources(package, problems):
        kind = names.kind_of(name) or names.kind_of(path)
        at = PurePosixPath(package.path.parent, path)
        if kind and at in sources:
            found[at] = TableFile(sources[at], kind)
        elif kind:
            message = _("“%(file)s” is named in %(package)s but isn’t there.")
            problems.warn(
                (package.name, 1), message % {"file": path, "package": PACKAGE}, name, path
            )
    return found


def resources(package: Source, problems: Problems) -> Iterator[tuple[str, str]]:
    try:
        with opened(package) as stream:
            data = json.loads(stream.read(MAX_PACKAGE))
        rows = data["resources"]
        pairs = [(str(row.get("name", "")), row.get("path")) for row in rows]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        problems.warn(
            (package.name, 1),
            _("This is no list of the package’s files: tables are known by their names instead."),
        )
        return
    yield from ((name, path) for name, path in pairs if isinstance(path, str))


def rows_of(table: TableFile, problems: Problems) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Number, kind and fields of each row, under the names of HSDS 3.1."""
    file = table.source.name
    with opened(table.source) as stream:
        delimiter = delimiter_of(stream.readline(LONGEST_CELL))
        stream.seek(0)
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        number = 0
        columns: list[str] = []
        try:
            for number, cells in enumerate(reader, start=1):
                if not any(cell.strip() for cell in cells):
                    continue
                if not columns:
                    columns = headings(file, cells)
                    kind = names.kind_by_columns(table.kind, columns)
                elif len(cells) > len(columns):
                    message = _("This row has more cells than there are columns.")
                    problems.error((file, number), message)
                else:
                    row = dict(zip(columns, cells, strict=False))
                    yield number, kind, names.in_new_names(kind, file, row)
        except csv.Error as error:
            raise malformed(file, reader.line_num, number, error) from error


def headings(file: str, cells: list[str]) -> list[str]:
    if len(cells) > MAX_COLUMNS:
        message = _("“%(file)s” has more than %(columns)s columns.")
        raise ImportRefusedError(message % {"file": file, "columns": MAX_COLUMNS})
    return [" ".join(cell.split()).casefold() for cell in cells]


def malformed(file: str, line: int, row: int, error: csv.Error) -> ImportRefusedError:
    return ImportRefusedError(
        _(
            "“%(file)s” is not a well-formed CSV file: see line %(line)s, after row %(row)s"
            " (%(reason)s). A quotation mark may be missing or left over."
        )
        % {"file": file, "line": line, "row": row, "reason": error}
    )
