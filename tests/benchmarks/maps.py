"""M1: the first view of the map, very many places against few: the server, and a browser."""

from __future__ import annotations

import gzip
import shutil
import statistics
from typing import TYPE_CHECKING, Any

from tests.benchmarks.database import database, say
from tests.benchmarks.figures import ROUNDS, figure
from tests.benchmarks.pages import EMPTY
from tests.benchmarks.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Figure
    from tests.benchmarks.server import Server

FEW = 100
FIRST_VIEW = "/en/find/map.json?zoom=3"
BATCHES, REQUESTS = 10, 25  # in a round, so that both servers see the same moments
VISITS = 9
LONG_TASK = 50  # milliseconds; what a task takes beyond this keeps a person waiting
WATCH = """
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
  }).observe({ type: "longtask", buffered: true });
"""
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WEIGHED = ("script", "stylesheet", "fetch", "xhr")


def run(sizes: list[int]) -> Iterator[Figure]:
    size = max(sizes)
    with serving(database(size)) as many:
        with serving(database(FEW)) as few:
            yield from requests(few, many, size)
        yield from browser(many, size)


def requests(few: Server, many: Server, size: int) -> Iterator[Figure]:
    for server in (few, many):
        server.seconds([EMPTY, FIRST_VIEW] * 20)
    floors, ratios = [], []
    for _round in range(ROUNDS):
        pairs = [
            (few.seconds([FIRST_VIEW] * REQUESTS), many.seconds([FIRST_VIEW] * REQUESTS))
            for _batch in range(BATCHES)
        ]
        floor, cost = (statistics.median(batch) for batch in zip(*pairs, strict=True))
        floors.append(floor)
        ratios.append(cost / floor)
    name = f"first view of the map, {size:,} / {FEW} listings"
    yield figure("M1", name, size, ratios, at_most=1.5, floors=floors)


def browser(server: Server, size: int) -> Iterator[Figure]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        say("Chromium is not here: the map is not measured in a browser")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        visits = [visit(opened, server.address) for _visit in range(VISITS + 1)][1:]
        opened.close()
    blocking, heaps, weights = zip(*visits, strict=True)
    name = "finder with its map, main thread blocked"
    yield figure("M1", name, size, blocking, unit="ms", at_most=50)
    yield figure("M1", "finder with its map, heap", size, heaps, unit="MB", at_most=10)
    name = "scripts, styles and first points, gzip"
    yield figure("M1", name, size, [weights[0]["ours"]], unit="KB", at_most=100)
    yield figure("M1", "base map, gzip", size, [weights[0]["base"]], unit="KB", at_most=100)


def visit(opened: Any, address: str) -> tuple[float, float, dict[str, float]]:
    """One visitor with an empty cache: milliseconds blocked, megabytes held, kilobytes fetched."""
    context = opened.new_context(viewport={"width": 1366, "height": 900})
    page = context.new_page()
    page.add_init_script(WATCH)
    bodies: dict[str, bytes] = {}
    page.on("requestfinished", lambda request: remember(request, bodies))
    page.goto(f"{address}/en/find/", wait_until="networkidle")
    page.wait_for_selector(".leaflet-marker-icon")
    page.wait_for_timeout(500)
    tasks = page.evaluate("window.longTasks")
    tools = context.new_cdp_session(page)
    tools.send("HeapProfiler.collectGarbage")
    heap = tools.send("Runtime.getHeapUsage")["usedSize"] / 1_000_000
    context.close()
    base = {url for url in bodies if "/map/" in url}
    weights = {"base": weigh(bodies, base), "ours": weigh(bodies, bodies.keys() - base)}
    return sum(task - LONG_TASK for task in tasks), heap, weights


def remember(request: Any, bodies: dict[str, bytes]) -> None:
    if request.resource_type in WEIGHED:
        bodies[request.url] = request.response().body()


def weigh(bodies: dict[str, bytes], urls: set[str]) -> float:
    return sum(len(gzip.compress(bodies[url])) for url in urls) / 1000
