"""One door to every kind of file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory.exports import formats
from directory.exports.geojson import as_geojson
from directory.exports.handout import as_pdf
from directory.exports.offline_map import as_map
from directory.exports.tables import as_csv, as_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable

    from directory.exports.formats import Format
    from directory.exports.selection import Selection

MAKERS: dict[str, Callable[[Selection], bytes]] = {
    formats.TABLE.code: as_csv,
    formats.WORKBOOK.code: as_xlsx,
    formats.GEOJSON.code: as_geojson,
    formats.MAP.code: as_map,
}


def made(form: Format, selection: Selection, texts: str) -> bytes:
    """`texts` says in which language a handout is, or both; other files follow the page’s."""
    if form is formats.HANDOUT:
        return as_pdf(selection, texts)
    return MAKERS[form.code](selection)
