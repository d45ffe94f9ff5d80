"""What stands around the results: how many there are, what can be done with them, further pages,
and the filters beside them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from directory.exports.formats import FORMATS
from directory.exports.menu import limits_words, links
from liaison.core.frame import Stencil

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.safestring import SafeString

    from directory.finder.page import FinderPage

SHORTEST = min(form.most for form in FORMATS.values())


def files(given: Mapping[str, Any]) -> dict[str, Any]:
    note = limits_words() if given["is_long"] else ""
    return {"links": links("find_take_away", given["asked"]), "note": note}


_toolbar = Stencil("directory/find_toolbar.html", files)
_pages = Stencil("directory/find_pages.html")
_foot = Stencil("directory/find_foot.html")
_facets = Stencil("directory/find_facets.html")


def toolbar(page: FinderPage) -> SafeString:
    flags = {
        "sort": page.query.sort,
        "is_long": page.total > SHORTEST,
        "follow": page.may_follow,
        "signed_in": page.user.is_authenticated,
    }
    parts = {
        "count": escape(page.count_words),
        "remote": escape(page.remote_words),
        "asked": escape(page.map_query),
    }
    return _toolbar.filled(flags, parts)


def pages(page: FinderPage) -> SafeString:
    parts = {
        "previous": escape(page.previous_query or ""),
        "position": escape(page.position_words),
        "next": escape(page.next_query),
    }
    return _pages.filled({"earlier": page.previous_query is not None}, parts)


def foot(page: FinderPage) -> SafeString:
    """What being listed means; and the page that makes the code to show this elsewhere."""
    flags = {"include_found": page.query.include_found, "some": bool(page.total)}
    return _foot.filled(flags, {"asked": f"%3F{quote(page.map_query)}" if page.map_query else ""})


def facets(page: FinderPage, *, oob: bool) -> SafeString:
    """`oob`: they replace those of a page that is open."""
    query = page.query
    flags = {
        "filter_count": query.filter_count,
        "open_now": query.open_now,
        "include_found": query.include_found,
        "oob": oob,
    }
    age = "" if query.age is None else str(query.age)
    return _facets.filled(flags, {"age": age, "panel": page.panel})
