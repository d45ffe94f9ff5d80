"""The options of every facet in the reader's language, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

from directory.facets import FACETS, NOT_STATED_OPTION
from directory.terms import terms_by_facet
from liaison.core.bilingual import current_language
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.facets import FacetSpec, Option


@dataclass(frozen=True, slots=True)
class ShownOption:
    """`start` and `end` are the HTML of its line around “checked” and the count."""

    code: str
    label: str
    start: SafeString
    end: SafeString


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """`opened` and `closed` are the start of its group in the panel."""

    code: str
    label: str
    options: dict[str, ShownOption]
    opened: SafeString
    closed: SafeString


_kept: Memo[Mapping[str, ShownFacet]] = Memo(seconds=60)


def shown_facets() -> Mapping[str, ShownFacet]:
    """Every facet by its code, in the order of the panel. Follows the editors' terms."""
    language, terms = current_language(), terms_by_facet()
    return _kept.get(
        (language, id(terms)), lambda: {spec.code: shown_facet(spec) for spec in FACETS}
    )


def shown_facet(spec: FacetSpec) -> ShownFacet:
    options = [*spec.options(), NOT_STATED_OPTION]
    return ShownFacet(
        code=spec.code,
        label=str(spec.label),
        options={option.code: shown_option(spec.code, option) for option in options},
        opened=group_start(spec, " open"),
        closed=group_start(spec, ""),
    )


def group_start(spec: FacetSpec, state: str) -> SafeString:
    return format_html(
        '<details class="facet-group" id="facet-{0}"{1}><summary>{2}</summary>'
        '<fieldset class="facet-options"><legend class="visually-hidden">{2}</legend>',
        spec.code,
        SafeString(state),
        spec.label,
    )


def shown_option(facet: str, option: Option) -> ShownOption:
    title = format_html(' title="{}"', option.definition) if option.definition else ""
    return ShownOption(
        code=option.code,
        label=str(option.label),
        start=format_html(
            '<label class="facet"{}><input type="checkbox" name="{}" value="{}" id="f-{}-{}"',
            title,
            facet,
            option.code,
            facet,
            option.code,
        ),
        end=format_html('>{}<span class="n">', option.label),
    )


def label_of(facet: str, code: str) -> str:
    option = shown_facets()[facet].options.get(code)
    return option.label if option else code
