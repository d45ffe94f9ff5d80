"""Tables of services: CSV, and a workbook with a sheet about itself."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from directory.exports.columns import clean, headings, rows
from directory.exports.entry import entries
from directory.exports.licence import licence, today
from liaison.core.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from directory.exports.columns import Cell
    from directory.exports.selection import Selection

WIDTHS = {1: 34, 2: 30, 3: 50, 4: 34}
WIDTH = 20
PINE, ON_PINE = "0B5A4D", "FFFFFF"


def lines(selection: Selection) -> Iterator[list[Cell]]:
    """The headings, then a line for each service; no cell is a formula."""
    listed = entries(selection.services, selection.allowed)
    yield [*headings(selection, listed)]
    for row in rows(listed, selection):
        yield [safe(cell) for _heading, cell in row]


def safe(cell: Cell) -> Cell:
    cleaned = clean(cell)
    return harmless(cleaned) if isinstance(cleaned, str) else cleaned


def as_csv(selection: Selection) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines(selection))
    return ("\ufeff" + text.getvalue()).encode()  # so that spreadsheets read the accents


def as_xlsx(selection: Selection) -> bytes:
    book = Workbook(write_only=True)
    fill_services(book.create_sheet(_("Services")), selection)
    fill_about(book.create_sheet(_("About this file")), selection)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def fill_services(sheet: WriteOnlyWorksheet, selection: Selection) -> None:
    sheet.freeze_panes = "B2"
    head, *rest = lines(selection)
    for number in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(number, WIDTH)
    sheet.append([heading_cell(sheet, cell) for cell in head])
    for line in rest:
        sheet.append([text_cell(sheet, cell) for cell in line])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rest) + 1}"


def heading_cell(sheet: WriteOnlyWorksheet, value: Cell) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value)
    cell.font = Font(bold=True, color=ON_PINE)
    cell.fill = PatternFill("solid", start_color=PINE)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def text_cell(sheet: WriteOnlyWorksheet, value: Cell) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # text, whatever it begins with
    return cell


def fill_about(sheet: WriteOnlyWorksheet, selection: Selection) -> None:
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 90
    terms = licence()
    about = (
        (_("Selection"), f"{selection.title}: {selection.count_words}"),
        (_("Filters"), ", ".join(selection.filters)),
        (_("Taken on"), today()),
        (_("Source"), f"Liaison, {settings.BASE_URL}"),
        (_("Licence"), f"{terms.name}, {terms.url}"),
        (_("Please note"), ages_words()),
    )
    for label, text in about:
        if text:
            sheet.append([heading_cell(sheet, label), text_cell(sheet, safe(text))])


def ages_words() -> str:
    return _(
        "Facts change: the listing on the site says what is true today. Being listed is not a "
        "recommendation. This is not an emergency service and nobody watches it around the clock."
    )
