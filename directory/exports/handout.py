"""Handouts as tagged PDF, by typst. Texts travel as data, never as source: nothing that somebody
wrote into a listing can be a command."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typst
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M

from directory.exports.columns import clean
from directory.exports.entry import entries, pair
from directory.exports.licence import source_words
from liaison.core.bilingual import LANGUAGES, Text, current_language, other
from liaison.navigation.chrome import read_chrome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.exports.entry import Entry
    from directory.exports.selection import Selection
    from directory.listing_words import FirstFact
    from liaison.navigation.chrome import Line

TEMPLATE = Path(__file__).with_name("handout.typ")
FONTS = "print"
BOTH = "both"
INTAKE = "door"  # the icon of the fact that has a status of its own


def as_pdf(selection: Selection, texts: str) -> bytes:
    """`texts`: a language, or both, one after the other; the reader’s own comes first."""
    given = {"handout": document(selection, texts)}
    try:
        return rendered(given, standard="ua-1")
    except typst.TypstError:
        # Letters that no font of ours has; the file is still tagged, only not certified as such.
        return rendered(given)


def rendered(given: dict[str, str], standard: Literal["ua-1"] | None = None) -> bytes:
    return typst.compile(
        TEMPLATE,
        font_paths=fonts(),
        sys_inputs=given,
        format="pdf",
        pdf_standards=standard,
        timestamp=timezone.now().replace(microsecond=0),
    )


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[Path(str(finders.find(FONTS)))],
    )


def document(selection: Selection, texts: str) -> str:
    own = current_language()
    languages = (own, other(own)) if texts == BOTH else (texts if texts in LANGUAGES else own,)
    parts = []
    for language in languages:
        with override(language):
            parts.append(part(selection, language))
    return json.dumps({"parts": parts})


def part(selection: Selection, language: str) -> dict[str, Any]:
    lines = read_chrome(language).crisis_lines
    return {
        "lang": language,
        "title": selection.title,
        "count": "" if selection.is_single else selection.count_words,
        "day": date_format(timezone.localdate()),
        "filters": ", ".join(selection.filters),
        "services": [
            service(entry, language) for entry in entries(selection.services, selection.allowed)
        ],
        "crisis": [crisis(line) for line in lines],
        "source": source_words(),
        "words": words(),
    }


def words() -> dict[str, str]:
    return {
        "ages": _("Facts change. Call first, or scan the code to read what is true today."),
        "scan": before(_("Scan to open the listing")),
        "filters": before(_("Filters")),
        "help": _("Help right now"),
        "watched": _(
            "This site is not an emergency service, is not the police and nobody watches it around "
            "the clock."
        ),
        "separate": _(
            "Asking for help and reporting to police are two separate things. Liaison sends no "
            "reports."
        ),
        "listed": _(
            "Being listed is not a recommendation or a guarantee. Contact the service to confirm."
        ),
        "address": settings.BASE_URL,
        "page": _("Page"),
    }


def before(label: str) -> str:
    """With its colon: French puts a space before it."""
    return pair(label, "").rstrip()


def service(entry: Entry, language: str) -> dict[str, Any]:
    record = entry.service
    return {
        "name": said(entry.name, language),
        "organisation": said(entry.organisation, language),
        "invented": _("(invented organisation)") if record.organisation.is_invented else "",
        "summary": said(record.summary, language),
        "status": {
            "kind": entry.facts.intake_status.value,
            "label": entry.facts.status_label,
            "confirmed": entry.intake_words,
            "due": entry.intake.is_due,
        },
        "facts": [fact(one) for one in entry.first_facts],
        "rows": [
            {
                "label": label,
                "lines": [{"text": clean(line.text), "href": line.href} for line in lines],
            }
            for label, lines in entry.rows
        ],
        "url": entry.url,
        "code": code_svg(entry.url),
        "code_words": _("Code that opens %(address)s") % {"address": entry.url},
    }


def fact(one: FirstFact) -> dict[str, Any]:
    shown = {"label": one.label, "text": clean(one.text), "detail": clean(one.detail)}
    return shown | ({"status": True} if one.icon == INTAKE else {})


def said(text: Text, language: str) -> dict[str, str]:
    """A text with the language it is in: the other one where it has not been translated."""
    return {"text": str(clean(str(text))), "lang": text.lang if text else language}


def crisis(line: Line) -> dict[str, str]:
    text = _("Text %(number)s") % {"number": line.sms} if line.sms else ""
    return {
        "label": line.label,
        "number": line.number,
        "sms": text,
        "detail": line.description,
    }


def code_svg(url: str) -> str:
    """A code to scan, as one path; white around it is the page’s business."""
    # One pattern for all: finding the best of eight takes ten times as long.
    code = QRCode(border=0, error_correction=ERROR_CORRECT_M, mask_pattern=2)
    code.add_data(url)
    matrix = code.get_matrix()
    size = len(matrix)
    path = "".join(runs(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path fill="#17211f" d="{path}"/></svg>'
    )


def runs(matrix: list[list[bool]]) -> Iterator[str]:
    """Each stretch of dark squares of a row as one rectangle."""
    for y, row in enumerate(matrix):
        start = None
        for x, dark in enumerate([*row, False]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield f"M{start} {y}h{x - start}v1h-{x - start}z"
                start = None
