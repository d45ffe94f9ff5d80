"""Which rows a request selects, leaving each facet's own choice apart for its counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from liaison.core.clock import zone
from search.backends import facets

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from search.backends.arrays import Arrays
    from search.backends.facets import Bitmap
    from search.request import Near, SearchRequest

Counts = dict[str, dict[str, int]]
OLDEST_ASKED = 10_000  # past any age a document may name


def scope(arrays: Arrays, request: SearchRequest) -> Bitmap:
    """What this person may be told of at all; text is judged found or not found within it."""
    rows = arrays.holders("_kind", request.kinds)
    rows &= arrays.holders("_visibility", request.visibilities)
    for facet, codes in request.exclude.items():
        if not facet.startswith("_"):
            rows &= ~arrays.holders(facet, codes)
    return rows


def known_age(age: int) -> int:
    return max(0, min(age, OLDEST_ASKED))


def half_hour(local: datetime) -> int:
    """Of the week, from Monday 00:00."""
    return local.weekday() * 48 + local.hour * 2 + local.minute // 30


def _for_age(arrays: Arrays, age: int) -> Bitmap:
    age = known_age(age)
    return facets.from_flags((arrays.minimum_age <= age) & (arrays.maximum_age >= age))


def _open_at(arrays: Arrays, request: SearchRequest, moment: datetime) -> Bitmap:
    """Each document by its own clock; exceptions to the hours come from the caller."""
    found = np.zeros(arrays.words, np.uint64)
    for name, column in arrays.columns.get("_timezone", {}).items():
        slot = half_hour(moment.astimezone(zone(name)))
        found |= arrays.terms.bits[column] & arrays.hours.bits[slot]
    if request.closed:
        found &= ~arrays.rows_of(request.closed)
    if request.opened:
        found |= arrays.rows_of(request.opened)
    return found


class Reach:
    """Which of some rows are near a place: by a public point within the radius, or by area."""

    def __init__(self, arrays: Arrays, near: Near, rows: Bitmap) -> None:
        circle = (near.latitude, near.longitude, near.radius_km)
        self.around = arrays.surroundings.around(circle)
        self.near = self.around.bitmap & rows
        self.areas = [arrays.areas.rows(code) for code in near.area_codes]
        self.rows = self.near
        if self.areas:
            covered = facets.from_rows(np.concatenate(self.areas), arrays.words)
            self.rows = self.near | (covered & rows)


@dataclass
class Selection:
    """`others` holds every condition but the facets; `chosen` what each facet allows."""

    others: Bitmap
    chosen: dict[str, Bitmap]
    reach: Reach | None

    @cached_property
    def rows(self) -> Bitmap:
        return self.without(())

    def without(self, apart: Collection[str]) -> Bitmap:
        rows = self.others
        for name, allowed in self.chosen.items():
            if name not in apart:
                rows = rows & allowed
        return rows


def select(arrays: Arrays, request: SearchRequest, rows: Bitmap) -> Selection:
    """`rows` is the scope, already narrowed by text when there is any."""
    if request.age is not None:
        rows = rows & _for_age(arrays, request.age)
    if request.open_at is not None:
        rows = rows & _open_at(arrays, request, request.open_at)
    reach = None
    if request.near is not None:
        reach = Reach(arrays, request.near, rows)
        rows = reach.rows
    chosen = {
        facet: arrays.holders(facet, () if facet.startswith("_") else codes)
        for facet, codes in request.facets.items()
        if codes
    }
    return Selection(rows, chosen, reach)


def counted(request: SearchRequest) -> list[str]:
    """The facets whose values are counted, each once."""
    return [facet for facet in dict.fromkeys(request.count_facets) if not facet.startswith("_")]


def left_apart(request: SearchRequest) -> dict[str, set[str]]:
    """The choices that the counts of a facet leave apart, for each of which there are some."""
    chosen = {facet for facet, codes in request.facets.items() if codes}
    apart = {facet: {facet} for facet in chosen}
    for facet, others in request.counted_without.items():
        if choices := ({facet} | others) & chosen:
            apart[facet] = choices
    return {facet: apart[facet] for facet in counted(request) if facet in apart}


def count(arrays: Arrays, selection: Selection, request: SearchRequest) -> Counts:
    """Values nobody holds are left out."""
    counts: Counts = {facet: {} for facet in counted(request)}
    apart = left_apart(request)
    if together := tuple(facet for facet in counts if facet not in apart):
        names, columns = arrays.columns_of(together)
        numbers = arrays.terms.counts(selection.rows, columns)
        held = np.flatnonzero(numbers)
        for place, number in zip(held.tolist(), numbers[held].tolist(), strict=True):
            facet, code = names[place]
            counts[facet][code] = number
    for facet, choices in apart.items():
        codes = arrays.columns.get(facet, {})
        own = arrays.terms.counts(selection.without(choices), list(codes.values())).tolist()
        counts[facet] = {code: number for code, number in zip(codes, own, strict=True) if number}
    return counts
