"""The links of the “Take away” menu: every kind of file, for one address or another."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.exports.formats import FORMATS, HANDOUT, MAP
from liaison.core.bilingual import current_language

GAP = "\ue000"  # a private character: no address holds it
SHORTEST = min(form.most for form in FORMATS.values())


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


def of_results(query: str, total: int) -> SafeString:
    """The menu of the finder: rendered once in each language, its query put in at each request."""
    return SafeString(escape(query).join(pieces(current_language(), total > SHORTEST)))


@lru_cache
def pieces(language: str, is_long: bool) -> list[str]:
    """Text between the places of the query; `language` is the active one."""
    context = {"links": links("find_take_away", GAP), "note": limits_words() if is_long else ""}
    return render_to_string("components/take_away_menu.html", context).split(GAP)


def limits_words() -> str:
    """Said where a result is longer than a file."""
    return _(
        "A handout holds the first %(pages)d services, any other file the first %(lines)d; each "
        "says so."
    ) % {"pages": HANDOUT.most, "lines": MAP.most}
