"""L1: the daily round over every listing, on a day on which nearly all of them came due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.core import child
from tests.benchmarks.database import database, say
from tests.benchmarks.figures import figure
from tests.benchmarks.stores import scratch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Figure

LARGE = 100_000
MOST_SECONDS = 5 * 60


def run(sizes: Sequence[int]) -> Iterator[Figure]:
    for size in sizes:
        say(f"The ladder over {size:,} listings")
        with scratch(database(size)) as copy:
            samples = child("ladder", copy)
        say(f"  {samples['climbed'][0]:,} listings climbed, {samples['failed'][0]} letters failed")
        target = MOST_SECONDS if size == LARGE else None
        name = "a round of the ladder"
        yield figure(
            "L1", f"{name}, processor time", size, samples["seconds"], unit="s", at_most=target
        )
        yield figure("L1", f"{name}, most memory", size, samples["megabytes"], unit="MB")
