"""The coverage view as a table: a row for each area, a column for each thing counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from directory.coverage import unmet
from directory.coverage.areas import COUNTRY, areas, health_regions, provinces
from directory.coverage.counting import count, remote_option
from directory.enums import Facet, IntakeStatus, Level
from directory.options import label_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from directory.coverage.areas import Area
    from directory.coverage.counting import Allowed, Counts, Facets, RemoteOption
    from directory.coverage.query import CoverageQuery

LANGUAGES = ("en", "fr")
FOUR_SECTORS = ("public-safety", "education", "community", "health")  # touched by a plan (R048)


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    counts: Counts
    facets: Facets


@dataclass(frozen=True, slots=True)
class Cell:
    label: str
    count: int
    remote: RemoteOption | None = None


@dataclass(frozen=True, slots=True)
class Row:
    area: Area
    count: int
    cells: list[Cell] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    unmet: str = ""
    remote: RemoteOption | None = None

    @property
    def rate(self) -> float:
        return self.area.per_100k(self.count) or 0.0

    @property
    def rate_words(self) -> str:
        return rate_words(self.area, self.count)


@dataclass(frozen=True, slots=True)
class Table:
    rows: list[Row]
    country: Row
    labels: list[str]
    shows_missing: bool
    shows_unmet: bool


def rate_words(area: Area, count: int) -> str:
    rate = area.per_100k(count)
    return "" if rate is None else number_format(round(rate, 2), 2)


def table(query: CoverageQuery, allowed: Allowed, shown: list[Area] | None = None) -> Table:
    """`shown`: these areas and no others."""
    if shown is None:
        shown = health_regions() if query.by_region else provinces()
    columns = columns_of(query, allowed)
    sectors = sectors_of(query, allowed)
    shows_unmet = all(area.is_province for area in shown)
    unmet_counts = unmet.by_province(*unmet_need(query)) if shows_unmet else {}
    rows = [row(area, query, allowed, columns, sectors, unmet_counts) for area in shown]
    return Table(
        rows=in_order(rows, query.sort),
        country=row(areas()[COUNTRY], query, allowed, columns, sectors, unmet_counts),
        labels=[column.label for column in columns],
        shows_missing=bool(sectors),
        shows_unmet=shows_unmet,
    )


def columns_of(query: CoverageQuery, allowed: Allowed) -> list[Column]:
    """What was filtered by has no column: every row would say the same."""
    wanted: list[tuple[str, str, str]] = []
    if not query.level:
        wanted += [(str(level.label), "level", level.value) for level in Level]
    if not query.language:
        wanted += [(label_of("language", code), "language", code) for code in LANGUAGES]
    if not query.accepting:
        wanted.append((_("Taking referrals now"), "intake", IntakeStatus.OPEN.value))
    asked = [(label, {**query.facets, facet: frozenset({code})}) for label, facet, code in wanted]
    return [Column(label, count(facets, allowed), facets) for label, facets in asked]


def sectors_of(query: CoverageQuery, allowed: Allowed) -> Mapping[str, Counts]:
    """Services by sector and area; nothing where a sector was asked for."""
    if query.sector:
        return {}
    return {
        sector: count({**query.facets, Facet.SECTOR.value: frozenset({sector})}, allowed)
        for sector in FOUR_SECTORS
    }


def unmet_need(query: CoverageQuery) -> tuple[str, str]:
    """The kind of need that was asked for; of several the level."""
    if query.level:
        return "level", query.level
    return ("language", query.language) if query.language else ("", "")


def row(
    area: Area,
    query: CoverageQuery,
    allowed: Allowed,
    columns: list[Column],
    sectors: Mapping[str, Counts],
    unmet_counts: Mapping[str, int],
) -> Row:
    total = count(query.facets, allowed).get(area.code, 0)
    return Row(
        area=area,
        count=total,
        cells=[cell(area, column, allowed) for column in columns],
        missing=[
            label_of(Facet.SECTOR, sector)
            for sector, counts in sectors.items()
            if not counts.get(area.code)
        ],
        unmet=unmet.words(unmet_counts.get(area.code, 0)),
        remote=None if total else remote_option(area, query.facets, allowed),
    )


def cell(area: Area, column: Column, allowed: Allowed) -> Cell:
    number = column.counts.get(area.code, 0)
    return Cell(
        label=column.label,
        count=number,
        remote=None if number else remote_option(area, column.facets, allowed),
    )


def in_order(rows: list[Row], sort: str) -> list[Row]:
    keys = {
        "name": lambda row: 0,  # as they are: by name, regions province by province
        "services": lambda row: row.count,
        "rate": lambda row: row.rate,
    }
    down = sort.startswith("-")
    if sort == "-name":
        return rows[::-1]
    return sorted(rows, key=keys[sort.removeprefix("-")], reverse=down)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that sorts: `sorted` is what aria-sort says."""

    label: str
    query: str
    sorted: str


def heads(query: CoverageQuery) -> list[Head]:
    labels = {
        "name": _("Area"),
        "services": _("Services"),
        "rate": _("Per 100,000 people"),
    }
    return [head(query, name, label) for name, label in labels.items()]


def head(query: CoverageQuery, name: str, label: str) -> Head:
    """Pressed again, the order turns round; numbers begin with the highest."""
    first, other = (name, f"-{name}") if name == "name" else (f"-{name}", name)
    order = {name: "ascending", f"-{name}": "descending"}.get(query.sort, "")
    return Head(label, query.urlencode(sort=other if query.sort == first else first), order)
