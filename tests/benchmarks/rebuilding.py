"""A rebuild on Elasticsearch while somebody searches without a pause: does a search fail, and how
much memory does the rebuild take?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from unittest import mock

from tests.benchmarks import memory
from tests.benchmarks.database import ROOT

PAUSE = 0.05  # seconds between two searches
MEGABYTE = 1_000_000


def measure() -> dict[str, list[float]]:
    """Of the searches: how many, how many failed, and how many the embedded engine answered."""
    from search import engine
    from search.backends.resilient import ResilientBackend
    from tests.benchmarks import requests

    site = engine._backend
    assert isinstance(site, ResilientBackend)
    asked = requests.typical(200)
    expected = [site.elastic.search(request).total for request in asked]
    child = elsewhere()
    taken: list[float] = []
    failed = 0
    with mock.patch.object(site.embedded, "search", wraps=site.embedded.search) as embedded:
        while child.poll() is None:
            turn = len(taken) % len(asked)
            started = time.perf_counter()
            try:
                failed += engine.search(asked[turn]).total != expected[turn]
            except Exception:  # whatever a visitor would see as an error
                failed += 1
            taken.append(time.perf_counter() - started)
            time.sleep(PAUSE)
    assert child.stdout
    built: dict[str, float] = json.loads(child.stdout.read())
    counted = {"asked": len(taken), "failed": failed, "elsewhere": embedded.call_count}
    return {name: [value] for name, value in (built | counted).items()} | {"taken": taken}


def elsewhere() -> subprocess.Popen[bytes]:
    """A rebuild in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.rebuilding"]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE)


def rebuild() -> dict[str, float]:
    from tests.benchmarks import bare_elastic

    started, before = time.perf_counter(), memory.own()
    held = [before]
    bare_elastic.build(lambda _number: held.append(memory.own()))
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "grown": (max(held) - before) / MEGABYTE}


if __name__ == "__main__":
    import django

    django.setup()
    json.dump(rebuild(), sys.stdout)
