"""T1: a map to take away, of as many services as one file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.core import child
from tests.benchmarks.database import database, say
from tests.benchmarks.figures import figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Figure

SIZE = 1_000


def run() -> Iterator[Figure]:
    say(f"An offline map of {SIZE:,} services")
    samples = child("taken", database(SIZE))
    name = "offline map to take away"
    yield figure("T1", name, SIZE, samples["megabytes"], unit="MB", at_most=3)
    yield figure("T1", f"{name}, processor time", SIZE, samples["seconds"], unit="s", at_most=2)
