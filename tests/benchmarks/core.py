"""S1, S5, S6, S8 and the check that answers are right, each in a process on its database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.benchmarks import pages
from tests.benchmarks.database import ROOT, database, environment, say, with_peers
from tests.benchmarks.figures import figure
from tests.benchmarks.server import BrokenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.figures import Figure

CHECKED = 1_000
MEDIUM, LARGE = 10_000, 100_000
# At least this many times quicker than the other way, by size.
TIMES_QUICKER = {
    "filterset": {MEDIUM: 4, LARGE: 10},
    "modelsearch": {MEDIUM: 8, LARGE: 20},
}
NAMES = {
    "filterset": "FilterSet + M2M + geopy per row / search core",
    "modelsearch": "stock Wagtail search + SQL distance / search core",
}
Samples = dict[str, list[float]]
# Of a rebuild while somebody searches: unit and name.
REBUILT = {
    "seconds": ("s", "takes"),
    "grown": ("MB", "memory it takes at most, beyond that of the program"),
    "asked": ("searches", "searches asked"),
    "failed": ("searches", "searches that failed"),
    "elsewhere": ("searches", "searches that the embedded engine answered"),
}


def in_ms(seconds: list[float]) -> list[float]:
    return [1000 * each for each in seconds]


def check() -> None:
    """Raises BrokenError unless totals, pages and counts are those of brute force."""
    say(f"Checking answers on {CHECKED:,} listings")
    wrong = child("check", database(CHECKED))
    if wrong:
        raise BrokenError(f"search differs from brute force: {wrong}")


def run(ids: set[str], sizes: list[int]) -> Iterator[Figure]:
    medians: dict[int, list[float]] = {}
    for size in sizes:
        if not ids:
            return
        say(f"Search core with {size:,} listings")
        samples: Samples = child("core", database(size))
        medians[size] = samples["core"]
        yield from figures_of(ids, size, samples)
        if "S6" in ids and size // 10 in medians:
            yield growth(size, medians)
        if "S8" in ids and size > CHECKED:
            yield from against_peers(size)


def on_elasticsearch(ids: set[str], sizes: list[int]) -> Iterator[Figure]:
    """S1, S5, S6 and M2 again, where there is a node; and a rebuild of its index."""
    ids = ids & {"S1", "S5", "S6", "M2", "R1"}  # another set: the others are still to be timed
    if not ids or not os.environ.get("ELASTICSEARCH_URL"):
        return
    medians: dict[int, list[float]] = {}
    for size in sizes:
        say(f"Search on Elasticsearch with {size:,} listings")
        samples: Samples = child("elastic", database(size))
        medians[size] = samples["core"]
        found = [*figures_of(ids, size, samples), *elastic_figures(ids, size, samples)]
        if "M2" in ids:
            found += pages.on_elasticsearch(size)
        if "S6" in ids and size // 10 in medians:
            found.append(growth(size, medians))
        for each in found:
            yield replace(each, store="elasticsearch")


def elastic_figures(ids: set[str], size: int, samples: Samples) -> Iterator[Figure]:
    if "M2" in ids:
        pairs = zip(samples["map"], samples["bare map"], strict=True)
        ratios = [ours / bare for ours, bare in pairs]
        yield figure("M2", "clusters / bare geotile_grid (F2), p50", size, ratios)
        yield figure("M2", "clusters, p50", size, in_ms(samples["map"]), unit="ms")
        yield figure("M2", "clusters, p95", size, in_ms(samples["map p95"]), unit="ms")
    if "R1" in ids:
        rebuilt: Samples = child("rebuild", database(size))
        for name, (unit, said) in REBUILT.items():
            most = 0 if name == "failed" else None
            yield figure("R1", f"rebuild: {said}", size, rebuilt[name], unit=unit, at_most=most)
        taken = in_ms(rebuilt["taken"])
        yield figure("R1", "rebuild: a search meanwhile", size, taken, unit="ms")


def figures_of(ids: set[str], size: int, samples: Samples) -> Iterator[Figure]:
    floors = samples["floor"]
    if "S1" in ids:
        target = {LARGE: 1.5, 10 * LARGE: 1.6}.get(size)
        ratios = [core / floor for core, floor in zip(samples["core"], floors, strict=True)]
        name = "search core / bare match of ids (F2), p50"
        yield figure("S1", name, size, ratios, at_most=target, floors=floors)
        yield figure("S1", "search core, p50", size, in_ms(samples["core"]), unit="ms")
        yield figure("S1", "search core, p95", size, in_ms(samples["core p95"]), unit="ms")
    if "S5" in ids:
        pairs = zip(samples["several"], samples["simple"], strict=True)
        ratios = [several / simple for several, simple in pairs]
        name = "counts beside a choice / counts of the matches, p50"
        yield figure("S5", name, size, ratios, at_most=1.5, floors=samples["simple"])


def growth(size: int, medians: dict[int, list[float]]) -> Figure:
    pairs = zip(medians[size], medians[size // 10], strict=True)
    name = f"search core, {size:,} / {size // 10:,} listings, p50"
    target = {LARGE: 6, 10 * LARGE: 12}.get(size)
    ratios = [large / small for large, small in pairs]
    return figure("S6", name, size, ratios, at_most=target, floors=medians[size // 10])


def against_peers(size: int) -> Iterator[Figure]:
    samples: Samples = child("peers", with_peers(size))
    for peer, targets in TIMES_QUICKER.items():
        pairs = zip(samples[peer], samples["core"], strict=True)
        ratios = [theirs / ours for theirs, ours in pairs]
        target = targets.get(size)
        yield figure("S8", NAMES[peer], size, ratios, at_least=target, floors=samples["core"])


def child(task: str, path: Path) -> Samples:
    result = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.inside", task],
        cwd=ROOT,
        env=environment(path, peers=task == "peers", elastic=task in ("elastic", "rebuild")),
        check=True,
        stdout=subprocess.PIPE,
    )
    found: Samples = json.loads(result.stdout)
    return found
