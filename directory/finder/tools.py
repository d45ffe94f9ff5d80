"""What can be done with a search, beside its results: taken away, followed, shown on another site.
Rendered once in each language; at each request only the search is put in."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from urllib.parse import quote

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from directory.exports.formats import FORMATS
from directory.exports.menu import limits_words, links
from liaison.core.bilingual import current_language

GAP = "\ue000"  # a private character: no address holds it
SHORTEST = min(form.most for form in FORMATS.values())


def toolbar(query: str, total: int, *, follow: bool, signed_in: bool) -> SafeString:
    """The files of the results and, where there is something to follow, its button."""
    pieces = toolbar_pieces(current_language(), total > SHORTEST, follow, signed_in)
    return SafeString(escape(query).join(pieces))


@lru_cache
def toolbar_pieces(language: str, is_long: bool, follow: bool, signed_in: bool) -> list[str]:
    """Text between the places of the query; `language` is the active one."""
    context = {
        "links": links("find_take_away", GAP),
        "note": limits_words() if is_long else "",
        "asked": GAP if follow else "",
        "signed_in": signed_in,
    }
    return render_to_string("directory/find_toolbar.html", context).split(GAP)


def embed_link(query: str) -> SafeString:
    """To the page that makes the code for another site."""
    asked = f"%3F{quote(query)}" if query else ""
    return SafeString(asked.join(embed_pieces(current_language())))


@lru_cache
def embed_pieces(language: str) -> list[str]:
    return render_to_string("directory/embed/link.html", {"asked": GAP}).split(GAP)
