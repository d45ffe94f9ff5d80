"""What is timed without HTTP, one task a process: check, core or peers. Prints JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

import django

from tests.benchmarks.clock import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROUNDS = 5
Samples = dict[str, list[float]]
Task = tuple["Callable[[Any], object]", "Sequence[Any]"]


def medians(tasks: dict[str, Task], clock: Callable[[], float] = seconds) -> dict[str, list[float]]:
    """Median processor time of each task in each round; the tasks take turns at every request."""
    found: dict[str, list[float]] = {name: [] for name in tasks}
    for _round in range(ROUNDS):
        taken: dict[str, list[float]] = {name: [] for name in tasks}
        for turn in zip(*(requests for _work, requests in tasks.values()), strict=True):
            for (name, (work, _requests)), request in zip(tasks.items(), turn, strict=True):
                started = clock()
                work(request)
                taken[name].append(clock() - started)
        for name, values in taken.items():
            found[name].append(statistics.median(values))
            found.setdefault(f"{name} p95", []).append(slow(values))
    return found


def slow(values: Sequence[float]) -> float:
    """Slower than 95 of 100."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def check() -> str:
    """The first address whose answer differs from brute force; nothing when all are right."""
    from directory.documents import ServiceSource
    from search import engine, synonyms
    from tests.benchmarks.requests import of_addresses
    from tests.search.reference import Reference

    synonyms._providers.clear()  # brute force knows no words that mean the same
    reference = Reference(ServiceSource().documents())
    for address, request in of_addresses(200):
        found = engine.search(request)
        if found.relaxed:  # words that no document holds all of are read more freely
            continue
        expected = reference.answer(request)
        if request.text and not expected.total and found.total:
            continue
        same = found.total == expected.total and found.counts == expected.counts
        by_score = request.text and (request.sort == "best" or not request.near)
        if not by_score or request.sort == "name":
            same = same and [hit.object_id for hit in found.hits] == expected.order
        if not same:
            return str(address)
    return ""


def core() -> dict[str, list[float]]:
    from search import engine
    from tests.benchmarks import requests
    from tests.benchmarks.bare import BareMatch

    asked = requests.typical(200)
    bare = BareMatch()
    warm(engine.search, asked)
    several, simple = requests.choices(200)
    warm(engine.search, [*several, *simple])
    timed = medians(
        {
            "core": (engine.search, asked),
            "floor": (bare, [bare.expression(request) for request in asked]),
        }
    )
    return timed | medians({"several": (engine.search, several), "simple": (engine.search, simple)})


def elastic() -> dict[str, list[float]]:
    """By the clock on the wall: most of the work is done in the server's process."""
    from search.elastic import client
    from search.elastic.backend import ElasticBackend
    from tests.benchmarks import bare_elastic, requests

    client.SECONDS_TO_ASK = 30  # to see how long it takes, where a site would ask elsewhere
    backend, asked = ElasticBackend(), requests.typical(200)
    bare_elastic.build()
    raw = bare_elastic.Raw()
    warm(backend.search, asked)
    bodies = [raw.body(request) for request in asked]
    tasks = {"core": (backend.search, asked), "floor": (raw, bodies)}
    found = medians(tasks, time.perf_counter)
    several, simple = requests.choices(100)
    tasks = {"several": (backend.search, several), "simple": (backend.search, simple)}
    found |= medians(tasks, time.perf_counter)
    views = bare_elastic.views()
    tasks = {
        "map": (bare_elastic.clusters, views),
        "bare map": (raw.clusters, [bare_elastic.grid(view) for view in views]),
    }
    return found | medians(tasks, time.perf_counter)


def rebuild() -> Samples:
    """While somebody searches without a pause, on a site that has an index already."""
    from tests.benchmarks.rebuilding import measure

    return measure()


def peers() -> dict[str, list[float]]:
    from search import engine
    from tests.benchmarks import peers, requests

    asked = requests.typical(16)
    warm(engine.search, asked)
    for work in (peers.filterset, peers.modelsearch):
        warm(work, asked[:3])
    return medians(
        {
            "core": (engine.search, asked),
            "filterset": (peers.filterset, asked),
            "modelsearch": (peers.modelsearch, asked),
        }
    )


def taken() -> dict[str, list[float]]:
    """Processor seconds and megabytes of the offline map of a thousand services."""
    from django.contrib.auth.models import AnonymousUser
    from django.http import QueryDict

    from directory.exports import formats, making, selection
    from liaison import wsgi

    wsgi.settle()  # garbage is looked for as seldom as in a worker
    found: dict[str, list[float]] = {"seconds": [], "megabytes": []}
    for _round in range(ROUNDS + 1):
        started = seconds()
        asked = QueryDict("found=1")
        chosen = selection.of_search(asked, AnonymousUser(), most=formats.MAP.most)
        file = making.made(formats.MAP, chosen, "")
        found["seconds"].append(seconds() - started)
        found["megabytes"].append(len(file) / 1_000_000)
    return {name: values[1:] for name, values in found.items()}


def ladder() -> dict[str, list[float]]:
    """Processor seconds and megabytes of one round in which nearly every listing came due, and is
    written about; the letters go nowhere. Run it on a copy: it records each step."""
    from datetime import timedelta
    from unittest import mock

    from django.test import override_settings
    from django.utils import timezone

    from directory.stewardship import climbing
    from tests.benchmarks import memory

    later = timezone.now() + timedelta(days=200)
    started = seconds()
    nowhere = override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")
    with nowhere, mock.patch.object(timezone, "now", lambda: later):
        climbed, failed = climbing.climb()
    return {
        "seconds": [seconds() - started],
        "megabytes": [memory.most() / 1_000_000],
        "climbed": [climbed.total()],
        "failed": [failed],
    }


def commits() -> Samples:
    from tests.benchmarks.commits import measure

    return measure()


def warm(work: Callable[[Any], object], requests: Iterable[Any]) -> None:
    for request in requests:
        work(request)


if __name__ == "__main__":
    django.setup()
    tasks = {
        "check": check,
        "core": core,
        "elastic": elastic,
        "rebuild": rebuild,
        "peers": peers,
        "commits": commits,
        "taken": taken,
        "ladder": ladder,
    }
    answer = tasks[sys.argv[1]]()
    json.dump(answer, sys.stdout)
