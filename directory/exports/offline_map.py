"""The map of services to take away: the list as a page, its pins as data beside it."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product
from math import floor
from typing import TYPE_CHECKING, Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone

from directory.exports.columns import clean
from directory.exports.entry import entries
from directory.exports.licence import licence, source_words
from directory.finder.pins import box_around
from directory.finder.request import near
from directory.one_file import as_data, asset, one_file
from liaison.core.bilingual import current_language
from liaison.navigation.chrome import read_chrome
from liaison.reference.local_map import CELL_HEIGHT, CELL_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directory.exports.entry import Entry, Pin
    from directory.exports.selection import Selection

BESIDE = 0.4  # degrees around a pin
MOST_CELLS = 40


def as_map(selection: Selection) -> bytes:
    listed = entries(selection.services, selection.allowed)
    pins = (pin for entry in listed for pin in entry.pins)
    return one_file(
        title=f"{selection.title} | Liaison",
        page=render_to_string("directory/take_away_map.html", context(selection, listed)),
        data={"fine-map": fine_map(pins), "services": pins_json(selection, listed)},
        drawer="services",
    ).encode()


def context(selection: Selection, listed: Sequence[Entry]) -> dict[str, Any]:
    return {
        "selection": selection,
        "entries": listed,
        "unplaced": sum(not entry.pins for entry in listed),
        "crisis_lines": read_chrome(current_language()).crisis_lines,
        "day": timezone.localdate(),
        "source": source_words(),
        "licence": licence(),
    }


def fine_map(pins: Iterable[Pin]) -> str:
    """The finer base map around the pins, as much of it as a file can carry."""
    cells: Counter[tuple[int, int]] = Counter()
    for latitude, longitude, *_words in pins:
        for north, east in product((-BESIDE, BESIDE), repeat=2):
            row = floor((latitude + north) / CELL_HEIGHT) * CELL_HEIGHT
            cells[row, floor((longitude + east) / CELL_WIDTH) * CELL_WIDTH] += 1
    names = (f"{row}_{column}" for (row, column), _count in cells.most_common(MOST_CELLS))
    found = (f'"{name}":{asset(f"map/fine/{name}.json")}' for name in names if is_drawn(name))
    return f"{{{','.join(found)}}}"


@cache
def is_drawn(name: str) -> bool:
    return finders.find(f"map/fine/{name}.json") is not None


def pins_json(selection: Selection, listed: Sequence[Entry]) -> str:
    """As the finder’s map gets them: services, and points that say which of them."""
    services: list[dict[str, Any]] = []
    points: list[list[float]] = []
    for entry in listed:
        for pin in entry.pins:
            points.append([pin.latitude, pin.longitude, len(services)])
            services.append(shown(entry, pin.town))
    body: dict[str, Any] = {"services": services, "points": points}
    circle = near(selection.query) if selection.query else None
    if circle and circle.radius_km:
        body["around"] = box_around(circle)
    return as_data(body)


def shown(entry: Entry, town: str) -> dict[str, Any]:
    return {
        "id": entry.service.key,
        "name": clean(str(entry.name)),
        "organisation": clean(str(entry.organisation)),
        "status": entry.facts.intake_status.value,
        "status_label": entry.facts.status_label,
        "url": f"#s-{entry.service.key}",
        "place": town,
    }
