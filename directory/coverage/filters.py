"""The filters of the coverage view as form fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directory.coverage.query import FACETS
from directory.enums import NOT_STATED
from directory.options import shown_facets

if TYPE_CHECKING:
    from directory.coverage.query import CoverageQuery


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    choices: list[Choice]


def filters(query: CoverageQuery) -> list[Filter]:
    return [
        Filter(
            name,
            shown_facets()[name].label,
            [
                Choice(option.code, option.label, option.code == getattr(query, name))
                for option in shown_facets()[name].options.values()
                if option.code != NOT_STATED
            ],
        )
        for name in FACETS
    ]
