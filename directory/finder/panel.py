"""The filter panel: every facet with its options, their counts, and what is chosen.

Written here and not by a template: a page has about 150 of these lines.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from directory.enums import NOT_STATED
from directory.finder.icons import icon
from directory.options import label_of, shown_facets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directory.finder.icons import icon
    from directory.finder.query import FinderQuery
from directory.options import ShownFacet

OPEN_AT_FIRST = frozenset({"level", "type", "audience", "referrer", "intake"})


def panel(query: FinderQuery, counts: Mapping[str, Mapping[str, int]]) -> SafeString:
    """Facets that can narrow the search: options that would find something, or are chosen."""
    return SafeString(
        "".join(
            html
            for facet in shown_facets().values()
            for html in facet_html(facet, query, counts.get(facet.code, {}))
        )
    )


def facet_html(facet: ShownFacet, query: FinderQuery, counts: Mapping[str, int]) -> Iterator[str]:
    chosen = query.facets.get(facet.code, ())
    lines = [
        f"{option.start}{' checked' if code in chosen else ''}{option.end}"
        f"{counts.get(code, 0)}</span></label>"
        for code, option in facet.options.items()
        if code in chosen or (counts.get(code) and worth_a_line(code, query))
    ]
    if lines:
        opened = chosen or facet.code in OPEN_AT_FIRST
        yield facet.opened if opened else facet.closed
        yield from lines
        yield "</fieldset></details>"


def worth_a_line(code: str, query: FinderQuery) -> bool:
    """“Not stated” is worth a line only among found records."""
    return code != NOT_STATED or query.include_found


def chips(query: FinderQuery) -> SafeString:
    """Each filter that is on, as a link to the same search without it."""
    if not query.filter_count:
        return SafeString("")
    remove = escape(_("Remove the filter:"))
    start = f'<span class="visually-hidden">{remove}</span> '
    return SafeString(
        "".join(
            f'<a class="chip" href="?{escape(without.urlencode())}">{start}{escape(label)}'
            f"{icon('close')}</a>"
            for label, without in filters_on(query)
        )
    )


def filters_on(query: FinderQuery) -> Iterator[tuple[str, FinderQuery]]:
    for facet, codes in query.facets.items():
        for code in codes:
            yield label_of(facet, code), query.without(facet, code)
    if query.open_now:
        yield _("Open now"), replace(query, open_now=False, page=1)
    if query.age is not None:
        yield _("Age %(age)d") % {"age": query.age}, replace(query, age=None, page=1)
    if query.include_found:
        label = _("Services nobody has confirmed yet")
        yield label, replace(query, include_found=False, page=1)
