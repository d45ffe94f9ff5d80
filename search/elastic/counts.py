"""Facet counts that leave each facet's own choice apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.elastic.ask import Body, all_of
from search.elastic.documents import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.backends.filters import Counts

MOST_CODES = 20_000


def aggregations(
    facets: list[str], chosen: Mapping[str, Body], apart: Mapping[str, set[str]]
) -> dict[str, Body]:
    """One for all facets that leave no choice apart, and one for each that does."""
    plain = [facet for facet in facets if facet not in apart]
    asked = {"plain": _codes(plain, list(chosen.values()))} if plain else {}
    for number, (facet, choices) in enumerate(apart.items()):
        other = [held for name, held in chosen.items() if name not in choices]
        asked[f"own-{number}"] = _codes([facet], other)
    return asked


def _codes(facets: list[str], held: list[Body]) -> Body:
    names = "|".join(map(_literally, facets))
    codes = {"terms": {"field": "values", "size": MOST_CODES, "include": f"({names}){BETWEEN}.*"}}
    return {"filter": all_of(held), "aggs": {"codes": codes}}


def _literally(name: str) -> str:
    return "".join(c if c.isalnum() or c == "_" else f"\\{c}" for c in name)


def read(facets: list[str], answered: Mapping[str, Body]) -> Counts:
    counts: Counts = {facet: {} for facet in facets}
    for name, answer in answered.items():
        if name != "plain" and not name.startswith("own-"):
            continue
        for bucket in answer["codes"]["buckets"]:
            facet, _, code = bucket["key"].partition(BETWEEN)
            counts[facet][code] = bucket["doc_count"]
    return counts
