"""A map that is one file: folium puts it together from our own script, style and base map.

folium loads its parts from four other hosts, writes texts into scripts, where `${…}` and backticks
run, and reads what its elements say as templates once more, where `{{ … }}` runs on the server.
Here it loads nothing, and no text of a record goes through an element or into a script: the page
is escaped HTML, the data is JSON that is read and never run, and the page’s own policy lets only
the scripts run whose hashes it names.
"""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Figure, MacroElement
from django.contrib.staticfiles import finders
from django.utils.html import escape
from jinja2 import Template

from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = "<!-- the map -->"


@cache
def asset(name: str) -> str:
    return Path(str(finders.find(name))).read_text(encoding="utf-8")


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def as_data(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False)


class Sheet(Figure):
    """The document: its parts inlined, and a policy by which nothing else loads or runs."""

    _template = Template(
        '<!doctype html>\n<html lang="{{ this.lang }}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<title>{{ this.title }}</title>\n'
        "<style>{{ this.style }}</style>\n</head>\n<body>\n"
        "{{ this.before }}{{ this.html.render(**kwargs) }}{{ this.after }}\n"
        "{% for id, text in this.data.items() %}"
        '<script type="application/json" id="{{ id }}">{{ text }}</script>\n{% endfor %}'
        "<script>{{ this.code }}</script>\n<script>{{ this.calls }}</script>\n</body>\n</html>\n"
    )

    def __init__(self, *, title: str, page: str, data: Mapping[str, str]) -> None:
        super().__init__()
        self.before, self.after = page.split(HERE)
        self.title = escape(title)
        self.lang = current_language()
        blocks = {"base-map": asset("map/canada.json"), **data}
        # “<” stands in no JSON but inside a text, where it may be written so.
        self.data = {name: text.replace("<", "\\u003c") for name, text in blocks.items()}
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


class Call(MacroElement):
    """What is drawn: one call of our script, which reads the data beside it."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "liaison.{{ this.drawer }}({{ this._parent.get_name() }});{% endmacro %}"
    )

    def __init__(self, drawer: str) -> None:
        super().__init__()
        self.drawer = drawer


def one_file(*, title: str, page: str, data: Mapping[str, str], drawer: str) -> str:
    """`page`: finished HTML with `HERE` where the map goes; `data`: JSON by the id of its block;
    `drawer`: the function of frontend/src/offline/map.js that draws it."""
    sheet = Sheet(title=title, page=page, data=data)
    drawn = OfflineMap(tiles=None)
    drawn.add_child(Call(drawer))
    sheet.add_child(drawn)
    return str(sheet.render())
