"""The numbers of the values documents are filtered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from search.models import SearchTerm

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Value = tuple[str, str]  # facet, code
OWN = "_"  # begins the engine's own facets, which a request can't name
NUMBER = np.dtype("<u2")


def pack(numbers: Iterable[int]) -> bytes:
    return np.array(sorted(numbers), NUMBER).tobytes()


def unpack(packed: bytes) -> list[int]:
    numbers: list[int] = np.frombuffer(packed, NUMBER).tolist()
    return numbers


def everything() -> dict[Value, int]:
    rows = SearchTerm.objects.values_list("facet", "code", "pk")
    return {(facet, code): number for facet, code, number in rows}


def numbers(wanted: Collection[Value]) -> dict[Value, int]:
    """Of all values, after adding those that are new."""
    known = everything()
    new = sorted(set(wanted) - known.keys())
    if new:
        SearchTerm.objects.bulk_create(
            (SearchTerm(facet=facet, code=code) for facet, code in new),
            ignore_conflicts=True,
            batch_size=200,
        )
        known = everything()
    return known
