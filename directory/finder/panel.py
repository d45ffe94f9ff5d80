"""The filter panel: every facet with its options, their counts, and what is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from directory.enums import NOT_STATED
from directory.facets import BY_CODE, FACETS, NOT_STATED_OPTION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.facets import FacetSpec, Words
    from directory.finder.query import FinderQuery

CHECKED, OPEN = SafeString(" checked"), SafeString(" open")
OPEN_AT_FIRST = frozenset({"level", "type", "audience", "referrer", "intake"})


@dataclass(frozen=True, slots=True)
class PanelOption:
    code: str
    label: Words
    definition: Words
    count: int
    checked: bool


@dataclass(frozen=True, slots=True)
class PanelFacet:
    code: str
    label: Words
    options: list[PanelOption]
    is_open: bool
    chosen: int

    @property
    def html(self) -> SafeString:
        """Written here and not by a template: a page has about 150 of these lines."""
        lines = format_html_join(
            "",
            '<label class="facet"{}><input type="checkbox" name="{}" value="{}" id="f-{}-{}"{}>'
            '{}<span class="n">{}</span></label>',
            (
                (
                    format_html(' title="{}"', option.definition) if option.definition else "",
                    self.code,
                    option.code,
                    self.code,
                    option.code,
                    CHECKED if option.checked else "",
                    option.label,
                    option.count,
                )
                for option in self.options
            ),
        )
        return format_html(
            '<details class="facet-group" id="facet-{}"{}><summary>{}</summary>'
            '<fieldset class="facet-options"><legend class="visually-hidden">{}</legend>{}'
            "</fieldset></details>",
            self.code,
            OPEN if self.is_open else "",
            self.label,
            self.label,
            lines,
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    label: str
    query: str


def panel(query: FinderQuery, counts: Mapping[str, Mapping[str, int]]) -> list[PanelFacet]:
    """Facets that can narrow the search: options that would find something, or are chosen."""
    facets = [panel_facet(spec, query, counts.get(spec.code, {})) for spec in FACETS]
    return [facet for facet in facets if facet.options]


def panel_facet(spec: FacetSpec, query: FinderQuery, counts: Mapping[str, int]) -> PanelFacet:
    chosen = query.facets.get(spec.code, ())
    options = [
        PanelOption(
            code=option.code,
            label=option.label,
            definition=option.definition,
            count=counts.get(option.code, 0),
            checked=option.code in chosen,
        )
        for option in [*spec.options(), NOT_STATED_OPTION]
        if option.code in chosen or (counts.get(option.code) and shown(option.code, query))
    ]
    return PanelFacet(
        code=spec.code,
        label=spec.label,
        options=options,
        is_open=bool(chosen) or spec.code in OPEN_AT_FIRST,
        chosen=len(chosen),
    )


def shown(code: str, query: FinderQuery) -> bool:
    """“Not stated” is worth a line only among found records."""
    return code != NOT_STATED or query.include_found


def chips(query: FinderQuery) -> list[Chip]:
    return [
        Chip(label=label_of(facet, code), query=query.without(facet, code).urlencode())
        for facet, codes in query.facets.items()
        for code in codes
    ]


def label_of(facet: str, code: str) -> str:
    options = [*BY_CODE[facet].options(), NOT_STATED_OPTION]
    return next((str(option.label) for option in options if option.code == code), code)
