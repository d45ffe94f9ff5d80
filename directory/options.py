"""The options of every facet in the reader's language, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from directory.facets import FACETS, NOT_STATED_OPTION
from directory.terms import terms_by_facet
from liaison.core.bilingual import current_language
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.facets import FacetSpec, Option


@dataclass(frozen=True, slots=True)
class ShownOption:
    """`off` and `on` are the HTML of its line before the count, not chosen and chosen: plain
    strings, which join twice as fast as safe ones."""

    code: str
    label: str
    off: str
    on: str


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """`opened` and `closed` are the start of its group in the panel, HTML too."""

    code: str
    label: str
    options: dict[str, ShownOption]
    opened: str
    closed: str


_kept: Memo[tuple[object, Mapping[str, ShownFacet]]] = Memo(seconds=60)


def shown_facets() -> Mapping[str, ShownFacet]:
    """Every facet by its code, in the order of the panel. Follows the editors' terms."""
    language, terms = current_language(), terms_by_facet()
    # The terms are kept with what was made of them: no others can have their id meanwhile.
    return _kept.get(
        (language, id(terms)), lambda: (terms, {spec.code: shown_facet(spec) for spec in FACETS})
    )[1]


def shown_facet(spec: FacetSpec) -> ShownFacet:
    options = [*spec.options(), NOT_STATED_OPTION]
    return ShownFacet(
        code=spec.code,
        label=str(spec.label),
        options={option.code: shown_option(spec.code, option) for option in options},
        opened=group_start(spec, " open"),
        closed=group_start(spec, ""),
    )


def group_start(spec: FacetSpec, state: str) -> str:
    label = escape(str(spec.label))
    return ascii_html(
        f'<details class="facet-group" id="facet-{spec.code}"{state}><summary>{label}</summary>'
        f'<fieldset class="facet-options"><legend class="visually-hidden">{label}</legend>'
    )


def shown_option(facet: str, option: Option) -> ShownOption:
    title = f' title="{escape(str(option.definition))}"' if option.definition else ""
    value, label = escape(option.code), escape(str(option.label))
    start = ascii_html(
        f'<label class="facet"{title}><input type="checkbox" name="{facet}" value="{value}"'
        f' id="f-{facet}-{value}"'
    )
    end = ascii_html(f'>{label}<span class="n">')
    return ShownOption(
        option.code, str(option.label), off=f"{start}{end}", on=f"{start} checked{end}"
    )


def ascii_html(html: str) -> str:
    """Letters beyond ASCII as references: what is ASCII throughout takes no time to encode."""
    return html.encode("ascii", "xmlcharrefreplace").decode()


def label_of(facet: str, code: str) -> str:
    option = shown_facets()[facet].options.get(code)
    return option.label if option else code
