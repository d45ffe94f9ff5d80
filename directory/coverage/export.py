"""Coverage as a table to take away: one line for each area, level, language and intake."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.coverage.areas import areas
from directory.coverage.counting import codes_with_services, count
from directory.enums import Level
from directory.options import label_of
from liaison.core.spreadsheets import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directory.coverage.areas import Area
    from directory.coverage.counting import Allowed
    from directory.coverage.query import CoverageQuery

ALWAYS = ("", "en", "fr")  # languages whose zeros are told too


def csv_text(query: CoverageQuery, allowed: Allowed) -> str:
    text = io.StringIO()
    text.write("\ufeff")  # so that spreadsheets read the accents
    writer = csv.writer(text)
    writer.writerow(heads())
    for line in lines(query, allowed):
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in line])
    return text.getvalue()


def heads() -> list[str]:
    return [
        _("code"),
        _("area"),
        _("part of"),
        _("population"),
        _("year of the population"),
        _("prevention level"),
        _("language"),
        _("sector"),
        _("taking referrals now"),
        _("verified and current services"),
        _("per 100,000 people"),
        _("counted on"),
    ]


def lines(query: CoverageQuery, allowed: Allowed) -> Iterator[list[object]]:
    """Areas without any service are there too: what is missing is the point."""
    today = timezone.localdate().isoformat()
    every = areas()
    for level in [query.level] if query.level else ["", *Level.values]:
        for language in languages(query, allowed):
            for accepting in [True] if query.accepting else [False, True]:
                chosen = cell_of(query, level, language, accepting=accepting)
                counts = count(chosen.facets, allowed)
                for area in every.values():
                    number = counts.get(area.code, 0)
                    if number or language in ALWAYS:
                        yield [*about(area), *words(chosen), number, rate(area, number), today]


def languages(query: CoverageQuery, allowed: Allowed) -> list[str]:
    if query.language:
        return [query.language]
    spoken = codes_with_services("language", query.facets, allowed)
    return [*ALWAYS, *(code for code in spoken if code not in ALWAYS)]


def cell_of(query: CoverageQuery, level: str, language: str, *, accepting: bool) -> CoverageQuery:
    return replace(query, level=level, language=language, accepting=accepting)


def about(area: Area) -> list[object]:
    parent = areas()[area.parent].name if area.parent else ""
    return [area.code, area.name, parent, area.population, area.year]


def words(query: CoverageQuery) -> list[object]:
    labels = [
        label_of(facet, code) if (code := getattr(query, facet)) else _("any")
        for facet in ("level", "language", "sector")
    ]
    return [*labels, _("yes") if query.accepting else _("any")]


def rate(area: Area, number: int) -> float | str:
    value = area.per_100k(number)
    return "" if value is None else round(value, 3)
