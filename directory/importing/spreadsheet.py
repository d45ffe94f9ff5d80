"""xlsx files, read with care: they are zip archives of XML, and strangers send them."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl
from defusedxml import DefusedXmlException
from django.utils.translation import gettext as _

from directory.importing.errors import ImportRefusedError
from directory.importing.reader import MAX_COLUMNS, MAX_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200  # a table of texts packs to a tenth; a bomb to a thousandth
SMALL = 10 * 1024 * 1024  # below this a high ratio harms nobody
MAX_PARTS = 2_000


def read_xlsx(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The first sheet's rows; a formula counts as the result the file keeps for it."""
    check_archive(path)
    try:
        yield from _rows(path)
    except ImportRefusedError:
        raise
    # Broken archives fail inside openpyxl in many ways, none of them ours to tell apart.
    except Exception as error:
        hostile = isinstance(error.__context__ or error, DefusedXmlException)
        reason = _("it holds XML entities") if hostile else type(error).__name__
        raise _unreadable(path, reason) from error


def check_archive(path: Path) -> None:
    if not openpyxl.DEFUSEDXML:
        raise ImportRefusedError(_("xlsx files need the Python package defusedxml."))
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise _unreadable(path, _("it is not an xlsx file")) from error
    unpacked = sum(part.file_size for part in parts)
    packed = max(sum(part.compress_size for part in parts), 1)
    bomb = unpacked > SMALL and unpacked / packed > MAX_RATIO
    if unpacked > MAX_UNPACKED or len(parts) > MAX_PARTS or bomb:
        raise _unreadable(path, _("it unpacks to far more than a list needs"))


def _rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        # What the sheet says of its own size is not to be trusted.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
        for number, cells in enumerate(rows, start=1):
            if number > 2 * MAX_ROWS:
                raise _unreadable(path, _("it unpacks to far more than a list needs"))
            yield number, _trimmed(tuple(as_text(cell) for cell in cells))
    finally:
        book.close()


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Without the empty cells that formatting leaves at the end of a row."""
    last = len(cells)
    while last and not cells[last - 1]:
        last -= 1
    return cells[:last]


def as_text(value: Any) -> str:
    """What a person sees in the cell, near enough; dates and times in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="minutes")
    return str(value)


def _unreadable(path: Path, reason: str) -> ImportRefusedError:
    return ImportRefusedError(
        _("“%(file)s” can’t be read as a spreadsheet: %(reason)s. Try saving it as “CSV UTF-8”.")
        % {"file": path.name, "reason": reason}
    )
