"""A map that is one file: folium puts it together from our own script, style and base map.

folium loads its parts from four other hosts, writes texts into scripts, where `${…}` and backticks
run, and reads what its elements say as templates once more, where `{{ … }}` runs on the server.
Here it loads nothing, and no text of a listing goes through an element or into a script: the list
is escaped HTML, the pins are JSON that is read and never run, and the page’s own policy lets only
the scripts run whose hashes it names.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from itertools import product
from math import floor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Figure, MacroElement
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape
from jinja2 import Template

from directory.exports.columns import clean
from directory.exports.entry import entries
from directory.exports.licence import licence, source_words
from directory.finder.pins import box_around
from directory.finder.request import near
from liaison.core.bilingual import current_language
from liaison.core.json_ld import escaped
from liaison.navigation.chrome import read_chrome
from liaison.reference.local_map import CELL_HEIGHT, CELL_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directory.exports.entry import Entry, Pin
    from directory.exports.selection import Selection

HERE = "<!-- the map -->"
BESIDE = 0.4  # degrees around a pin
MOST_CELLS = 40


@cache
def asset(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8")


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class Sheet(Figure):
    """The document: its parts inlined, and a policy by which nothing else loads or runs."""

    _template = Template(
        '<!doctype html>\n<html lang="{{ this.lang }}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<title>{{ this.title }}</title>\n'
        "<style>{{ this.style }}</style>\n</head>\n<body>\n"
        "{{ this.before }}{{ this.html.render(**kwargs) }}{{ this.after }}\n"
        '<script type="application/json" id="base-map">{{ this.base_map }}</script>\n'
        '<script type="application/json" id="fine-map">{{ this.fine_map }}</script>\n'
        '<script type="application/json" id="services">{{ this.services }}</script>\n'
        "<script>{{ this.code }}</script>\n<script>{{ this.calls }}</script>\n</body>\n</html>\n"
    )

    def __init__(self, *, title: str, page: str, services: str, fine_map: str) -> None:
        super().__init__()
        self.before, self.after = page.split(HERE)
        self.title = escape(title)
        self.lang = current_language()
        self.services = services
        self.fine_map = fine_map
        self.base_map = asset("map/canada.json")
        self.style = asset("offline/map.css")
        self.code = asset("offline/map.js")

    @property
    def calls(self) -> str:
        return self.script.render()

    @property
    def policy(self) -> str:
        scripts = f"{hashed(self.code)} {hashed(self.calls)}"
        return (
            f"default-src 'none'; script-src {scripts}; style-src {hashed(self.style)}; "
            "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
        )


class OfflineMap(folium.Map):
    """folium’s map without the parts it would fetch. The lists are its own: folium’s are shared by
    the whole process."""

    default_js: list[tuple[str, str]] = []
    default_css: list[tuple[str, str]] = []
    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<div class="map-canvas" id="{{ this.get_name() }}"></div>{% endmacro %}'
        "{% macro script(this, kwargs) %}"
        'const {{ this.get_name() }} = L.map("{{ this.get_name() }}");\n'
        "{% endmacro %}"
    )


class Services(MacroElement):
    """The pins and clusters: one call, which reads the data beside it."""

    _template = Template(
        "{% macro script(this, kwargs) %}liaison.show({{ this._parent.get_name() }});{% endmacro %}"
    )


def as_map(selection: Selection) -> bytes:
    listed = entries(selection.services, selection.allowed)
    sheet = Sheet(
        title=f"{selection.title} | Liaison",
        page=render_to_string("directory/take_away_map.html", context(selection, listed)),
        services=pins_json(selection, listed),
        fine_map=fine_map(pin for entry in listed for pin in entry.pins),
    )
    drawn = OfflineMap(tiles=None)
    drawn.add_child(Services())
    sheet.add_child(drawn)
    return str(sheet.render()).encode()


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
    return escaped(body)


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
