"""The filter panel: every facet with its options, their counts, and what is chosen.

Written here and not by a template: a page has about 150 of these lines.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.enums import NOT_STATED
from directory.options import label_of, shown_facets
from liaison.core.bilingual import current_language
from liaison.core.templatetags.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directory.finder.query import FinderQuery
    from directory.options import ShownFacet

OPEN_AT_FIRST = frozenset({"level", "type", "audience", "referrer", "intake"})


def panel(query: FinderQuery, counts: Mapping[str, Mapping[str, int]]) -> SafeString:
    """Facets that can narrow the search: options that would find something, or are chosen."""
    return SafeString(
        "".join(
            facet_html(facet, query, counts.get(facet.code, {}))
            for facet in shown_facets().values()
        )
    )


def facet_html(facet: ShownFacet, query: FinderQuery, counts: Mapping[str, int]) -> str:
    chosen = query.facets.get(facet.code, ())
    if NOT_STATED in counts and not query.include_found:  # worth a line among found records only
        counts = {code: count for code, count in counts.items() if code != NOT_STATED}
    if not counts and not chosen:
        return ""
    start = facet.opened if chosen or facet.code in OPEN_AT_FIRST else facet.closed
    lines = [
        f"{option.on if code in chosen else option.off}{counts.get(code, 0)}</span></label>"
        for code, option in facet.options.items()
        if code in counts or code in chosen
    ]
    return f"{start}{''.join(lines)}</fieldset></details>"


def chips(query: FinderQuery) -> SafeString:
    """Each filter that is on, as a link to the same search without it; then one without any."""
    if not query.filter_count:
        return SafeString("")
    start, end, clear = around_chip(current_language())
    encoded = query.encoded()
    html = []
    for label, filter_on in filters_on(query):
        rest = "&amp;".join(text for pair, text in encoded if pair != filter_on)
        html.append(f'<a class="chip" href="?{rest}">{start}{escape(label)}{end}</a>')
    return SafeString(f'<div class="chips">{"".join(html)}{clear}</div>')


@lru_cache
def around_chip(language: str) -> tuple[str, str, str]:
    remove, clear = escape(_("Remove the filter:")), escape(_("Clear all"))
    return (
        f'<span class="visually-hidden">{remove}</span> ',
        icon("close"),
        f'<a href="{reverse("find")}">{clear}</a>',
    )


def filters_on(query: FinderQuery) -> Iterator[tuple[str, tuple[str, str]]]:
    """What each is called, and its parameter."""
    for facet, codes in query.facets.items():
        for code in codes:
            yield label_of(facet, code), (facet, code)
    if query.open_now:
        yield _("Open now"), ("open_now", "1")
    if query.age is not None:
        yield _("Age %(age)d") % {"age": query.age}, ("age", str(query.age))
    if query.include_found:
        yield _("Services nobody has confirmed yet"), ("found", "1")
