"""What can be wrong with a list: with the whole of it, or with one row."""

from __future__ import annotations

from dataclasses import dataclass


class ImportRefusedError(Exception):
    """The file or the mapping can't be used at all; nothing was written. The text is for people."""


class CellError(ValueError):
    """One cell can't be used; the text is for people."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in one row. An error keeps the row out; a warning only tells."""

    file: str
    row: int
    column: str
    value: str
    message: str
    is_error: bool = True
