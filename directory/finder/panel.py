"""The filter panel: every facet with its options, their counts, and what is chosen.

Written here and not by a template: a page has about 150 of these lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from directory.enums import NOT_STATED
from directory.options import label_of, shown_facets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from directory.finder.query import FinderQuery
    from directory.options import ShownFacet

OPEN_AT_FIRST = frozenset({"level", "type", "audience", "referrer", "intake"})


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    label: str
    query: str


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


def chips(query: FinderQuery) -> list[Chip]:
    return [
        Chip(label=label_of(facet, code), query=query.without(facet, code).urlencode())
        for facet, codes in query.facets.items()
        for code in codes
    ]
