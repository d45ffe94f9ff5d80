"""P1 and P2: pages of text, asked once each, kept for visitors, and among many others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.database import with_texts
from tests.benchmarks.figures import ROUNDS, figure
from tests.benchmarks.pages import EMPTY, EMPTY_VIEWS, in_empty_views
from tests.benchmarks.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.figures import Figure
    from tests.benchmarks.server import Server

FEW, MANY = 100, 10_000
IN_A_PART = 50  # pages below one page
IN_A_ROUND = 20  # each address once in the whole run: nothing of it is kept
AGAIN = 3
PARTS = {"en": "/en/learn", "fr": "/fr/comprendre"}
WARM = [path for part in PARTS.values() for path in (f"{part}/", part.rsplit("/", 1)[0] + "/")]


def run(ids: set[str]) -> Iterator[Figure]:
    if not ids:
        return
    with serving(with_texts(FEW)) as few, serving(with_texts(MANY)) as many:
        for server in (few, many):
            server.seconds([*WARM, EMPTY] * 2)  # workers that have been at work
        if "P1" in ids:
            yield from alone(many)
        if "P2" in ids:
            yield among_others(few, many)


def alone(server: Server) -> Iterator[Figure]:
    """Parts of a page are kept a minute, for everybody; whole pages for visitors without cookies.
    A parameter makes an address that no page was kept for, as on the home page (pages.py)."""
    asked = [paths[: IN_A_ROUND // 2] for paths in rounds(MANY)]
    ratios, floors = in_empty_views(server, asked)
    name = "explainer, nothing of it kept / empty view"
    yield figure("P1", name, MANY, ratios, floors=floors)
    ratios, floors = in_empty_views(server, [anew(asked[-1])] * ROUNDS)
    name = "explainer, not cached / empty view"
    yield figure("P1", name, MANY, ratios, at_most=12, floors=floors)
    ratios, floors = in_empty_views(server, [asked[-1][:1] * EMPTY_VIEWS] * ROUNDS)
    name = "explainer, cached for visitors / empty view"
    yield figure("P1", name, MANY, ratios, at_most=1.3, floors=floors)


def among_others(few: Server, many: Server) -> Figure:
    """The same work on a small and a large tree, in turn; parts of the pages are kept by then."""
    small, ratios = [], []
    for of_few, of_many in zip(rounds(FEW), rounds(MANY), strict=True):
        few.seconds(of_few)
        many.seconds(of_many)
        before = few.seconds(anew(of_few))
        large = many.seconds(anew(of_many))
        small.append((before + few.seconds(anew(of_few))) / 2)
        ratios.append(large / small[-1])
    name = f"explainer among {MANY:,} pages / among {FEW}"
    return figure("P2", name, MANY, ratios, at_most=1.1, floors=small)


def anew(paths: list[str]) -> list[str]:
    return [f"{path}?again={number}" for path in paths for number in range(AGAIN)]


def rounds(count: int) -> list[list[str]]:
    """Addresses spread evenly over the whole tree, half of them in each language."""
    wanted = ROUNDS * IN_A_ROUND
    step = count // wanted
    addresses = []
    for number in range(wanted):
        text, language = divmod(number * step, 2)
        part = PARTS["fr" if (language or number % 2) else "en"]
        addresses.append(f"{part}/part-{text // IN_A_PART}/text-{text}/")
    return [addresses[start::ROUNDS] for start in range(ROUNDS)]
