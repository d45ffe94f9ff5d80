"""The page of the finder as HTML: a frame for everyone, and what one search puts into it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.conf import RADII
from directory.embedding.oembed import discovery
from directory.finder import tools
from directory.street_map import street_map
from liaison.core.frame import Frame, Stencil, gap
from liaison.navigation.chrome import chrome_for
from liaison.navigation.context_processors import site_chrome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.http import HttpRequest

    from directory.finder.page import FinderPage

NAMES = ("robots", "oembed", "heading", "text", "place", "at", "radius", "facets", "results")
NOINDEX = SafeString('<meta name="robots" content="noindex">')


def chrome_asking(request: HttpRequest, asked: str) -> dict[str, Any]:
    """What surrounds the page, and the map’s streets. The switch to the other language keeps the
    filters: those that this person may use."""
    chrome, streets = chrome_for(request), street_map()
    if chrome.language_switch is None:
        return {"chrome": chrome, "streets": streets}
    switch = replace(
        chrome.language_switch, url=chrome.language_switch.url.partition("?")[0] + asked
    )
    return {"chrome": replace(chrome, language_switch=switch), "streets": streets}


frame = Frame("directory/find.html", NAMES, lambda request: chrome_asking(request, gap("asked")))
_fragment = Stencil("directory/find_fragment.html")
_results = Stencil("directory/find_results.html")


def fragment_html(request: HttpRequest, page: FinderPage) -> str:
    """What htmx puts in place of the results, the heading and the filters."""
    parts = {
        "results": results_html(request, page),
        "heading": escape(page.heading),
        "facets": tools.facets(page, oob=True),
    }
    return _fragment.filled({}, parts)


def results_html(request: HttpRequest, page: FinderPage) -> SafeString:
    """Templates are asked anew only for what few searches have."""

    def seldom(template: str) -> str:
        return render_to_string(f"directory/{template}.html", searched(request, page))

    parts = {
        "asked": escape(page.map_query),
        "notices": seldom("find_notices") if page.has_notices else "",
        "toolbar": tools.toolbar(page) if page.total else "",
        "chips": page.chips,
        "cards": page.cards_html or seldom("nothing"),
        "pages": tools.pages(page) if page.last_page > 1 else "",
        "partners": seldom("find_partners") if page.partners_query is not None else "",
        "foot": tools.foot(page),
    }
    return _results.filled({"relaxed": page.results.relaxed, "none": not page.total}, parts)


def page_html(request: HttpRequest, page: FinderPage) -> str | bytes:
    parts = parts_of(request, page)
    asked = f"?{page.query_string}" if page.query_string else ""
    if request.COOKIES:  # perhaps a person, with a menu and messages of their own
        context = {"parts": parts, **chrome_asking(request, asked)}
        return render_to_string("directory/find.html", context, request)
    return frame.filled(request, {**parts, "asked": escape(asked)})


def parts_of(request: HttpRequest, page: FinderPage) -> Mapping[str, str]:
    query = page.query
    at = f'<input type="hidden" name="at" value="{escape(query.at)}">' if query.at else ""
    return {
        "robots": NOINDEX if request.META["QUERY_STRING"] else "",
        "oembed": oembed_link(page),
        "heading": SafeString(escape(page.heading)),
        "text": SafeString(escape(query.text)),
        "place": SafeString(escape(query.place_text)),
        "at": SafeString(at),
        "radius": radius_options(query.radius),
        "facets": tools.facets(page, oob=False),
        "results": results_html(request, page),
    }


def oembed_link(page: FinderPage) -> str:
    """How programs embed this search; the head of a page names no words and no place."""
    if page.query.text or page.query.place_text:
        return ""
    asked = reverse("find") + (f"?{page.map_query}" if page.map_query else "")
    return format_html(
        '<link rel="alternate" type="application/json+oembed" href="{}" title="{}">',
        discovery(asked),
        _("Find help"),
    )


def searched(request: HttpRequest, page: FinderPage) -> dict[str, Any]:
    """For rendering without the request: a context made of one is a cycle, which keeps every page
    in memory until the garbage collector comes by."""
    return {**site_chrome(request), "page": page, "query": page.query}


@lru_cache
def radius_options(chosen: int) -> SafeString:
    return SafeString(
        "".join(
            f'<option value="{km}"{" selected" if km == chosen else ""}>{km} km</option>'
            for km in RADII
        )
    )
