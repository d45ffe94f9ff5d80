"""A measured figure, its verdict, and how the figures are printed and kept."""

from __future__ import annotations

import json
import statistics
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.stores import STORE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

STEADY = 1.5  # a floor that moves more than this between rounds proves nothing
ROUNDS = 5


@dataclass(frozen=True)
class Figure:
    """`low` and `high` are the lowest and the highest round, `value` the median."""

    id: str
    scenario: str
    size: int
    value: float
    low: float
    high: float
    unit: str
    target: str
    verdict: str
    store: str = STORE


def figure(
    id: str,
    scenario: str,
    size: int,
    values: Sequence[float],
    *,
    unit: str = "x",
    at_most: float | None = None,
    at_least: float | None = None,
    floors: Sequence[float] = (),
) -> Figure:
    """`floors`: what the floor measured in each round, if the values are ratios to one."""
    value = statistics.median(values)
    met = (at_most is None or value <= at_most) and (at_least is None or value >= at_least)
    verdict = "met" if met else "missed"
    target = ""
    if at_most is not None:
        target = f"<= {at_most:g}"
    elif at_least is not None:
        target = f">= {at_least:g}"
    else:
        verdict = "no target"
    if floors and max(floors) > STEADY * min(floors):
        verdict = "inconclusive"
    low, high = min(values), max(values)
    return Figure(
        id, scenario, size, round(value, 3), round(low, 3), round(high, 3), unit, target, verdict
    )


def show(found: Figure) -> None:
    spread = f"{found.low:g} to {found.high:g}"
    sys.stdout.write(
        f"{found.id:4} {found.store[:7]:7} {found.scenario[:58]:58} {found.size:>7}"
        f" {found.value:>9g} {found.unit:13} {spread:>20} {found.target:>8}  {found.verdict}\n"
    )
    sys.stdout.flush()


def keep(figures: Sequence[Figure], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(figure) for figure in figures], indent=1) + "\n")
