"""Tables that leave the site: no spreadsheet takes a cell for a formula."""

from __future__ import annotations

from functools import wraps
from typing import Any

# Spreadsheets run cells that begin so (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def guard_exports() -> None:
    """Wagtail does so in its workbooks, not in its CSV files."""
    from wagtail.admin.views.mixins import SpreadsheetExportMixin  # noqa: PLC0415

    original = SpreadsheetExportMixin.preprocess_field_value

    @wraps(original)
    def guarded(self: SpreadsheetExportMixin, field: str, value: Any, export_format: str) -> Any:
        cell = original(self, field, value, export_format)
        is_text = export_format == self.FORMAT_CSV and isinstance(cell, str)
        return harmless(cell) if is_text else cell

    SpreadsheetExportMixin.preprocess_field_value = guarded
