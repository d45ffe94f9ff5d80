"""W1: what saving and publishing one listing costs, its place in the index included."""

from __future__ import annotations

import json
import statistics
from typing import TYPE_CHECKING

from tests.benchmarks.database import database
from tests.benchmarks.figures import ROUNDS, figure
from tests.benchmarks.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Figure
    from tests.benchmarks.server import Server

SAVES = 16  # in a round


def run(sizes: list[int]) -> Iterator[Figure]:
    """The largest number of listings against the smallest."""
    small, large = min(sizes), max(sizes)
    if small == large:
        return
    with serving(database(small)) as few, serving(database(large)) as many:
        save(few, range(1, 4))
        save(many, range(1, 4))
        ratios, floors = [], []
        for round in range(ROUNDS):
            numbers = range(10 + round * SAVES, 10 + (round + 1) * SAVES)
            floors.append(save(few, numbers))
            ratios.append(save(many, numbers) / floors[-1])
        name = f"publish one listing, {large:,} / {small:,}"
        yield figure("W1", name, large, ratios, at_most=1.5, floors=floors)
        milliseconds = [1000 * floor for floor in floors]
        yield figure("W1", "publish one listing, processor time", small, milliseconds, unit="ms")


def save(server: Server, numbers: range) -> float:
    """Processor seconds of one save, the median over these listings."""
    return statistics.median(
        json.loads(server.get(f"/benchmark/save/{number}"))["seconds"] for number in numbers
    )
