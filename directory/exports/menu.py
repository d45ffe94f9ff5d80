"""The links of the “Take away” menu: every kind of file, for one address or another."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from directory.exports.formats import FORMATS, HANDOUT, MAP
from liaison.core.bilingual import current_language


class Link(NamedTuple):
    url: str
    label: str
    hint: str = ""


def links(url_name: str, query: str) -> list[Link]:
    """The files of `find_take_away` or `shortlist_take_away` for a query, without its “?”."""
    return [
        Link(f"{start}?{extra}{query}".rstrip("?&"), label, hint)
        for start, extra, label, hint in kinds(url_name, current_language())
    ]


@lru_cache
def kinds(url_name: str, language: str) -> list[tuple[str, str, str, str]]:
    """`language` is the active one: it tells the kept words apart."""
    pdf = reverse(url_name, args=[HANDOUT.code])
    name = str(HANDOUT.label)
    return [
        (pdf, "texts=en&", _("%(file)s in English") % {"file": name}, str(HANDOUT.hint)),
        (pdf, "texts=fr&", _("%(file)s in French") % {"file": name}, ""),
        (pdf, "texts=both&", _("%(file)s in both languages") % {"file": name}, ""),
        *(
            (reverse(url_name, args=[form.code]), "", str(form.label), str(form.hint))
            for form in FORMATS.values()
            if form is not HANDOUT
        ),
    ]


def limits_words() -> str:
    """Said where a result is longer than a file."""
    return _(
        "A handout holds the first %(pages)d services, any other file the first %(lines)d; each "
        "says so."
    ) % {"pages": HANDOUT.most, "lines": MAP.most}
