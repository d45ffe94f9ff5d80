"""`python -m tests.benchmarks`: prints each figure beside its target, and keeps them as JSON."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tests.benchmarks import (
    commits,
    content,
    core,
    figures,
    ladder,
    maps,
    open_data,
    pages,
    saving,
    taken,
)
from tests.benchmarks.database import FOLDER, ROOT, database, say
from tests.benchmarks.server import BrokenError
from tests.benchmarks.stores import running
from tests.postgres.cluster import CannotRunError

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (1_000, 10_000, 100_000)
IDS = (
    "S1",
    "S5",
    "S6",
    "R1",
    "S8",
    "S7",
    "C1",
    "P1",
    "P2",
    "M2",
    "RAM",
    "W1",
    "W2",
    "O1",
    "M1",
    "T1",
    "L1",
)
RESULTS = ROOT / "build" / "benchmark.json"


def arguments() -> tuple[set[str], list[int]]:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", default=",".join(IDS), help=f"of {','.join(IDS)}")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of listings")
    given = parser.parse_args()
    ids = {id.strip().upper() for id in given.only.split(",")}
    if unknown := ids - set(IDS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return ids, sorted({int(size) for size in given.sizes.split(",")})


def measure(ids: set[str], sizes: list[int]) -> Iterator[figures.Figure]:
    for size in sizes:
        database(size)
    core.check()
    yield from core.run(ids & {"S1", "S5", "S6", "S8"}, sizes)
    yield from core.on_elasticsearch(ids, sizes)
    for size in sizes:
        if chosen := ids & {"S7", "C1", "P1", "M2", "RAM"}:
            say(f"Pages with {size:,} listings")
            yield from pages.run(chosen, size)
    yield from content.run(ids & {"P1", "P2"})
    if "O1" in ids:
        yield from open_data.run(sizes)
    if "W1" in ids:
        yield from saving.run(sizes)
    if "W2" in ids:
        yield from commits.run(sizes)
    if "M1" in ids:
        yield from maps.run(sizes)
    if "T1" in ids:
        yield from taken.run()
    if "L1" in ids:
        yield from ladder.run(sizes)


def main() -> int:
    ids, sizes = arguments()
    found: list[figures.Figure] = []
    try:
        with running(FOLDER):
            for figure in measure(ids, sizes):
                figures.show(figure)
                found.append(figure)
    except (BrokenError, CannotRunError) as error:
        say(f"Stopped: {error}")
        return 1
    finally:
        figures.keep(found, RESULTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
