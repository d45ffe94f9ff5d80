"""W2: searches while another process saves listings, twenty times a second."""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import sys
import time
from itertools import cycle
from typing import TYPE_CHECKING

from tests.benchmarks.core import child
from tests.benchmarks.database import ROOT, database, say
from tests.benchmarks.figures import ROUNDS, figure
from tests.benchmarks.stores import scratch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Figure
    from tests.benchmarks.inside import Samples

LARGE = 100_000
A_SECOND = 20
SEARCHES = 100  # in a round
PAUSE = 0.02  # between two searches, so that a round sees some forty commits


def run(sizes: Sequence[int]) -> Iterator[Figure]:
    for size in sizes:
        say(f"Searches while {size:,} listings change")
        with scratch(database(size)) as copy:
            samples = child("commits", copy)
        pairs = zip(samples["beside"], samples["alone"], strict=True)
        name = f"search core, p95, with {A_SECOND} commits a second / without"
        target = 1.5 if size == LARGE else None
        ratios = [beside / alone for beside, alone in pairs]
        yield figure("W2", name, size, ratios, at_most=target, floors=samples["alone"])


def measure() -> Samples:
    from search import engine
    from tests.benchmarks import requests
    from tests.benchmarks.clock import seconds

    asked = requests.typical(SEARCHES)

    def slow() -> float:
        taken = []
        for request in asked:
            started = seconds()
            engine.search(request)
            taken.append(seconds() - started)
            time.sleep(PAUSE)
        return statistics.quantiles(taken, n=20)[-1]

    slow()
    found: Samples = {"alone": [], "beside": []}
    for _round in range(ROUNDS):
        found["alone"].append(slow())
        with _saving():
            found["beside"].append(slow())
    return found


@contextlib.contextmanager
def _saving() -> Iterator[None]:
    command = [sys.executable, "-m", "tests.benchmarks.fill", "commits"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        assert process.stdout
        process.stdout.readline()  # it has begun
        yield
    finally:
        process.terminate()
        process.wait()


def save() -> None:
    """Until the process is ended."""
    from directory.models import Service
    from search import engine

    ids = Service.objects.filter(live=True).order_by("pk").values_list("pk", flat=True)
    for number, pk in enumerate(cycle(list(ids[:1_000]))):
        started = time.monotonic()
        engine.index("service", [pk])
        if not number:
            sys.stdout.write("saving\n")
            sys.stdout.flush()
        time.sleep(max(0, 1 / A_SECOND - (time.monotonic() - started)))
