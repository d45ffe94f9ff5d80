"""The kinds of file, in one place: what each is called, how much it holds, what it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST_KEYS = 50  # of a shortlist


@dataclass(frozen=True, slots=True)
class Format:
    """`most`: the services that one file holds; `heavy` ones are rationed by address."""

    code: str
    label: _StrPromise
    hint: _StrPromise
    media_type: str
    ending: str
    most: int
    heavy: bool = False


HANDOUT = Format(
    "pdf",
    _("PDF handout"),
    _("to print or hand over, with codes to scan"),
    "application/pdf",
    "pdf",
    most=200,
    heavy=True,
)
WORKBOOK = Format(
    "xlsx",
    _("Spreadsheet"),
    _("Excel or LibreOffice"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsx",
    most=1_000,
)
TABLE = Format(
    "csv", _("Table (CSV)"), _("for any program"), "text/csv; charset=utf-8", "csv", most=1_000
)
GEOJSON = Format(
    "geojson",
    _("Map data (GeoJSON)"),
    _("for mapping software"),
    "application/geo+json",
    "geojson",
    most=1_000,
)
# A browser that is told it is a page would show it under our own address.
MAP = Format(
    "map",
    _("Offline map"),
    _("one file that opens without a connection"),
    "application/octet-stream",
    "html",
    most=1_000,
    heavy=True,
)
FORMATS = {one.code: one for one in (HANDOUT, WORKBOOK, TABLE, GEOJSON, MAP)}
