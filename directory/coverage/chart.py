"""Change over time, from the kept snapshots: a line and the same numbers as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format

from directory.models import Snapshot, SnapshotCount

if TYPE_CHECKING:
    from datetime import date

    from directory.coverage.query import CoverageQuery

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 44, 16, 16, 34
MOST = 24  # snapshots


@dataclass(frozen=True, slots=True)
class Point:
    day: date
    rebuilt: bool
    count: int
    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    points: list[Point]
    line: str
    ticks: list[tuple[float, int]]
    left: int
    right: int

    @property
    def any_rebuilt(self) -> bool:
        return any(point.rebuilt for point in self.points)

    @property
    def named(self) -> list[Point]:
        """Points with their day under them: as many as there is room for, the last one always."""
        step = -(-len(self.points) // 6)
        return self.points[::-1][::step][::-1] if step else []


def chart(query: CoverageQuery, area: str) -> Chart | None:
    """Public services; None where a sector was asked for, which snapshots don't tell apart."""
    if query.sector:
        return None
    snapshots = list(Snapshot.objects.all()[:MOST])[::-1]
    rows = SnapshotCount.objects.filter(
        snapshot__in=snapshots,
        area=area,
        level=query.level,
        language=query.language,
        accepting=query.accepting,
    )
    counts = dict(rows.values_list("snapshot", "count"))
    numbers = [(snapshot, counts.get(snapshot.pk, 0)) for snapshot in snapshots]
    return drawn(numbers) if numbers else None


def drawn(numbers: list[tuple[Snapshot, int]]) -> Chart:
    top = ceiling(max(count for _snapshot, count in numbers))
    first = numbers[0][0].taken_on
    days = max((numbers[-1][0].taken_on - first).days, 1)
    points = [
        Point(
            day=snapshot.taken_on,
            rebuilt=snapshot.rebuilt,
            count=count,
            x=round(LEFT + (snapshot.taken_on - first).days / days * (WIDTH - LEFT - RIGHT), 1),
            y=height_of(count, top),
            label=date_format(snapshot.taken_on, "M Y"),
        )
        for snapshot, count in numbers
    ]
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        points=points,
        line=" ".join(f"{point.x},{point.y}" for point in points),
        ticks=[(height_of(value, top), value) for value in (0, top // 2, top)],
        left=LEFT,
        right=WIDTH - RIGHT,
    )


def height_of(count: int, top: int) -> float:
    return round(TOP + (1 - count / top) * (HEIGHT - TOP - BOTTOM), 1)


def ceiling(highest: int) -> int:
    """A round even number at or above the highest."""
    step = 2
    while step * 5 < highest:
        step *= 5 if str(step).startswith("2") else 2
    return max(step, -(-highest // step) * step)
