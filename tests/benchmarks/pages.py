"""S7, C1, P1, M2 and the memory of a worker: whole requests, in empty views (F1)."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from tests.benchmarks import queries
from tests.benchmarks.database import database
from tests.benchmarks.figures import ROUNDS, figure
from tests.benchmarks.server import serving
from tests.benchmarks.stores import STORE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Figure
    from tests.benchmarks.server import Server

EMPTY = "/benchmark/empty"
EMPTY_VIEWS = 200  # in a round
TURNS = 5  # in a round
FINDER_PAGES = 60  # in a round, each address asked once in the whole run
MEGABYTE = 1_000_000
MOST_MEMORY = 250  # megabytes
LARGE = 100_000
FINDER_TARGETS = {"sqlite": {10_000: 5, LARGE: 12}, "postgresql": {10_000: 7, LARGE: 18}}[STORE]
Rounds = tuple[list[float], list[float]]


def in_empty_views(server: Server, rounds: Sequence[Sequence[str]]) -> Rounds:
    """A ratio for each round, and the floors they are ratios to. Both take turns within a round,
    so that a machine that slows down for a while slows both."""
    ratios, floors = [], []
    for paths in rounds:
        turns = [paths[turn::TURNS] for turn in range(TURNS)]
        both = [
            (server.seconds([EMPTY] * (EMPTY_VIEWS // TURNS)), server.seconds(turn))
            for turn in turns
        ]
        floor = sum(empty for empty, _asked in both) / TURNS
        ratios.append(sum(asked for _empty, asked in both) / TURNS / floor)
        floors.append(floor)
    return ratios, floors


def run(ids: set[str], size: int) -> Iterator[Figure]:
    with serving(database(size)) as server:
        server.seconds(queries.finder(FINDER_PAGES * 2, seed=0))  # a worker that has been at work
        server.seconds([*queries.map_views(), "/en/", "/fr/", EMPTY])
        if "S7" in ids:
            yield from finder(server, size)
            yield first_view(server, size)
        if "C1" in ids:
            yield coverage(server, size)
        if "P1" in ids:
            yield home(server, size)
        if "M2" in ids:
            yield from clusters(server, size)
        if "RAM" in ids:
            yield from memory(server, size)


def on_elasticsearch(size: int) -> Iterator[Figure]:
    """Its index is there already."""
    with serving(database(size), elastic=True) as server:
        server.seconds([*queries.map_views(), EMPTY])
        yield from clusters(server, size)


def finder(server: Server, size: int) -> Iterator[Figure]:
    """Visitors' searches, of which some are asked often; and the cost of one nobody made yet."""
    asked = [queries.stream(FINDER_PAGES, seed=10 + number) for number in range(ROUNDS)]
    ratios, floors = in_empty_views(server, asked)
    target = FINDER_TARGETS.get(size)
    name = "finder page, searches as people make them / empty view"
    yield figure("S7", name, size, ratios, at_most=target, floors=floors)
    addresses = queries.finder(FINDER_PAGES * ROUNDS, seed=1)
    ratios, floors = in_empty_views(server, [addresses[i::ROUNDS] for i in range(ROUNDS)])
    name = "finder page, each search asked once / empty view"
    yield figure("S7", name, size, ratios, at_most=target, floors=floors)


def first_view(server: Server, size: int) -> Figure:
    rounds = [["/en/find/", "/fr/trouver/"] * 15] * ROUNDS
    ratios, floors = in_empty_views(server, rounds)
    return figure("S7", "finder page before a search / empty view", size, ratios, floors=floors)


def home(server: Server, size: int) -> Figure:
    """The address carries a parameter of its own, so that no page kept for visitors answers."""
    rounds = [
        [f"/{language}/?round={round}.{n}" for n in range(15) for language in ("en", "fr")]
        for round in range(ROUNDS)
    ]
    ratios, floors = in_empty_views(server, rounds)
    return figure(
        "P1", "home page, not cached / empty view", size, ratios, at_most=12, floors=floors
    )


def coverage(server: Server, size: int) -> Figure:
    """As with the home page, no page kept for visitors answers; the numbers are those kept."""
    pages = ("/en/coverage/", "/fr/couverture/", "/en/coverage/quebec/")
    rounds = [
        [f"{it}?round={round}.{n}" for n in range(10) for it in pages] for round in range(ROUNDS)
    ]
    ratios, floors = in_empty_views(server, rounds)
    target = 12 if size == LARGE else None
    name = "coverage, not cached / empty view"
    return figure("C1", name, size, ratios, at_most=target, floors=floors)


def clusters(server: Server, size: int) -> Iterator[Figure]:
    """Only views with clusters: a view of few places names them, which is another thing."""
    bodies = {view: server.get(view) for view in queries.map_views()}
    views = [view for view, body in bodies.items() if b'"clusters"' in body]
    if not views:
        return
    ratios, floors = in_empty_views(server, [views * TURNS * 3] * ROUNDS)
    target = 1.5 if size >= LARGE else None
    name = "clusters of a map view / empty view"
    yield figure("M2", name, size, ratios, at_most=target, floors=floors)
    largest = max(len(gzip.compress(bodies[view])) for view in views) / 1000
    name = "clusters of a map view, gzip, the largest"
    yield figure("M2", name, size, [largest], unit="KB", at_most=5)
    yield asked_maps(server, size)


def asked_maps(server: Server, size: int) -> Figure:
    """Maps of searches that nobody made before."""
    path = {"/en/find/": "/en/find/map.json", "/fr/trouver/": "/fr/trouver/carte.json"}
    addresses = [
        path[page] + "?" + asked
        for page, asked in (
            address.split("?") for address in queries.finder(FINDER_PAGES * ROUNDS, seed=2)
        )
    ]
    ratios, floors = in_empty_views(server, [addresses[i::ROUNDS] for i in range(ROUNDS)])
    name = "map of a search, each asked once / empty view"
    return figure("M2", name, size, ratios, floors=floors)


def memory(server: Server, size: int) -> Iterator[Figure]:
    """Pages of the database that SQLite maps belong to all workers, and the system may take them
    back: they are told apart."""
    used = server.worker()
    most = MOST_MEMORY if size == LARGE else None
    name = "worker after finder, map and home, its own"
    yield figure("RAM", name, size, [used["own"] / MEGABYTE], unit="MB", at_most=most)
    name = "the same at most, with mapped pages of the database"
    yield figure("RAM", name, size, [used["bytes"] / MEGABYTE], unit="MB")
