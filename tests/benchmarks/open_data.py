"""O1: the open data: a page of a list nobody asked for yet, and everything as a stream."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.benchmarks.database import database, say
from tests.benchmarks.figures import ROUNDS, figure
from tests.benchmarks.pages import EMPTY, MEGABYTE, in_empty_views
from tests.benchmarks.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Figure
    from tests.benchmarks.server import Server

PER_PAGE = 100
SPREAD = 6
PAGES = 20  # in a round
MOST_MEMORY = 300  # megabytes
LISTS = tuple(f"/{language}/hsds/v3/services" for language in ("en", "fr"))


def run(sizes: Sequence[int]) -> Iterator[Figure]:
    for size in sizes:
        say(f"Open data with {size:,} listings")
        with serving(database(size)) as server:
            server.seconds([*LISTS, EMPTY])
            yield lists(server, size)
            yield stream(server, size)


def lists(server: Server, size: int) -> Figure:
    """About 100 a page, no page twice, so that none kept for a minute answers."""
    sizes = range(PER_PAGE - SPREAD, PER_PAGE + SPREAD + 1)
    every = [
        f"{path}?per_page={length}&page={page}"
        for path in LISTS
        for length in sizes
        for page in range(1, size // length + 1)
    ]
    asked = random.Random(4).sample(every, PAGES * ROUNDS)
    rounds = [asked[number::ROUNDS] for number in range(ROUNDS)]
    ratios, floors = in_empty_views(server, rounds)
    name = "a list of 100 services, not cached / empty view"
    return figure("O1", name, size, ratios, floors=floors)  # A1 bounds its queries, not its time


def stream(server: Server, size: int) -> Figure:
    body = server.get(f"{LISTS[0]}?format=ndjson&full=true")
    services = len(body.splitlines())
    say(f"  {services:,} services, {len(body) / MEGABYTE:.0f} MB")
    used = server.worker()["own"] / MEGABYTE
    name = "own memory of a worker after streaming every service in full"
    return figure("O1", name, size, [used], unit="MB", at_most=MOST_MEMORY)
