"""Requests to the engine, the same ones for one seed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils.translation import override

from directory.finder.query import parse
from directory.finder.request import search_request
from directory.models import Term
from search.request import Near, SearchRequest
from tests.benchmarks import generate, queries

if TYPE_CHECKING:
    from collections.abc import Iterator

RADIUS = 50
# Facets whose values are rows of another table, so that every technique can be asked for them.
COUNTED = ("type", "language", "inclusion", "model", "discipline", "aim", "condition")
TOWNS = (
    (43.6532, -79.3832),
    (45.5019, -73.5674),
    (49.2827, -123.1207),
    (51.0447, -114.0719),
    (43.2557, -79.8711),
    (45.4215, -75.6972),
    (53.5461, -113.4938),
    (49.8951, -97.1384),
    (46.8139, -71.2080),
    (44.6488, -63.5752),
)


def of_addresses(count: int) -> Iterator[tuple[str, SearchRequest]]:
    """What the finder asks the engine for these addresses."""
    for address in queries.finder(count, seed=3):
        with override("fr" if address.startswith("/fr/") else "en"):
            query = parse(QueryDict(urlsplit(address).query))
            yield address, search_request(query, AnonymousUser())


def typical(count: int) -> list[SearchRequest]:
    """A word, two facets, within 50 km, by distance, the first 20 and the counts of facets."""
    chance = random.Random(5)
    common = {facet: codes(facet)[:4] for facet in ("type", "language")}
    return [
        SearchRequest(
            text=chance.choice(generate.ENGLISH),
            near=Near(*chance.choice(TOWNS), RADIUS),
            facets={facet: frozenset({chance.choice(values)}) for facet, values in common.items()},
            count_facets=COUNTED,
            sort="distance",
        )
        for _ in range(count)
    ]


def choices(count: int) -> tuple[list[SearchRequest], list[SearchRequest]]:
    """Counts that leave a facet's own choice apart, and the same without that."""
    several = [
        replace(
            request,
            facets={facet: frozenset(codes(facet)[:3]) for facet in ("type", "language")},
        )
        for request in typical(count)
    ]
    others = tuple(facet for facet in COUNTED if facet not in ("type", "language"))
    return several, [replace(request, count_facets=others) for request in several]


def codes(facet: str) -> list[str]:
    """In the order of their numbers, which is how often the records name them."""
    return list(Term.objects.filter(facet=facet).order_by("pk").values_list("code", flat=True))
