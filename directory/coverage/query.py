"""What somebody asked of the coverage view, read from the address; odd values become a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from directory.enums import IntakeStatus
from directory.options import shown_facets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict

FACETS = ("level", "language", "sector")
ACCEPTING = "accepting"
SORTS = ("name", "services", "rate")
YES = frozenset({"yes"})
OPEN = frozenset({IntakeStatus.OPEN.value})


@dataclass(frozen=True, slots=True)
class CoverageQuery:
    level: str = ""
    language: str = ""
    sector: str = ""
    accepting: bool = False
    by_region: bool = False
    sort: str = "name"  # with a minus: from the highest to the lowest
    problems: tuple[str, ...] = ()

    @property
    def is_filtered(self) -> bool:
        return bool(self.level or self.language or self.sector or self.accepting)

    @property
    def facets(self) -> Mapping[str, frozenset[str]]:
        """What the search engine is asked for, besides verified and current."""
        chosen = {name: getattr(self, name) for name in FACETS}
        asked = {name: frozenset({code}) for name, code in chosen.items() if code}
        return {**asked, "intake": OPEN} if self.accepting else asked

    def urlencode(self, **changed: object) -> str:
        query = replace(self, **changed) if changed else self  # type: ignore[arg-type]
        pairs = [
            *((name, getattr(query, name)) for name in FACETS),
            (ACCEPTING, "1" if query.accepting else ""),
            ("by", "region" if query.by_region else ""),
            ("sort", "" if query.sort == "name" else query.sort),
        ]
        return urlencode([(name, value) for name, value in pairs if value])


def parse(params: QueryDict) -> CoverageQuery:
    """Unknown parameters are ignored; unknown values are named in `problems`."""
    chosen = {name: params.get(name, "") for name in FACETS}
    known = {name: value if is_known(name, value) else "" for name, value in chosen.items()}
    sort = params.get("sort", "") or "name"
    problems = []
    if known != chosen:
        problems.append(_("A filter in this address doesn’t exist here; it was left out."))
    if sort.removeprefix("-") not in SORTS:
        problems.append(_("This order doesn’t exist here; areas are listed by name."))
        sort = "name"
    return CoverageQuery(
        **known,
        accepting=params.get(ACCEPTING) == "1",
        by_region=params.get("by") == "region",
        sort=sort,
        problems=tuple(problems),
    )


def is_known(facet: str, code: str) -> bool:
    return not code or code in shown_facets()[facet].options
