"""Coverage as a map that a person keeps: one HTML file that asks nobody for anything."""

from __future__ import annotations

from functools import cache
from html import escape
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import folium
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from folium.template import Template

from directory.coverage.areas import health_regions, provinces
from directory.coverage.counting import count
from directory.coverage.drawing import edges_of, shade_of
from directory.coverage.table import table
from directory.models import RegionShape
from liaison.core.bilingual import current_language
from liaison.reference import basemap

if TYPE_CHECKING:
    from branca.element import Figure

    from directory.coverage.areas import Area
    from directory.coverage.counting import Allowed
    from directory.coverage.query import CoverageQuery

SHADES = ("#f4efe2", "#c5e2d9", "#86bfb0", "#3f8f7f", "#07463c")
SMALLEST, PER_SERVICE = 4.0, 2.0  # radius in pixels
# After HTML is escaped: what a template of JavaScript would run, and what folium would, which
# takes all it has put together for a template once more.
IN_A_TEMPLATE = str.maketrans({"{": "&#123;"})
IN_A_SCRIPT = IN_A_TEMPLATE | str.maketrans({"`": "&#96;", "$": "&#36;", "\\": "&#92;"})


class OwnMap(folium.Map):
    """Leaflet inside the file; a page that may be zoomed, with a table beside the map."""

    default_js: list[tuple[str, str]] = []
    default_css: list[tuple[str, str]] = []
    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <meta name="viewport" content="width=device-width, initial-scale=1">
            {{ "{% raw %}" }}
            <style>{{ this.css }}</style>
            <style>{{ this.own_css }} .leaflet-container { font-size: 1rem; }</style>
            <script>L_NO_TOUCH = false; L_DISABLE_3D = false;</script>
            <script>{{ this.js }}</script>
            {{ "{% endraw %}" }}
        {% endmacro %}
        {% macro html(this, kwargs) %}
            {{ this.before }}
            <div class="folium-map" id="{{ this.get_name() }}" role="region"
              aria-label="{{ this.label }}"></div>
            {{ this.after }}
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map("{{ this.get_name() }}", {
                center: {{ this.location|tojson }},
                crs: L.CRS.EPSG3857,
                ...{{ this.options|tojavascript }}
            });
        {% endmacro %}
        """
    )

    def __init__(self, *, label: str, before: str, after: str) -> None:
        super().__init__(
            location=[62, -96], zoom_start=4, tiles=None, attribution_control=False, zoom_snap=0.5
        )
        self.css, self.js = asset("leaflet.css"), asset("leaflet.js")
        self.own_css = OWN_CSS
        parts = (escape(label), before, after)
        self.label, self.before, self.after = (part.translate(IN_A_TEMPLATE) for part in parts)


OWN_CSS = """
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: #faf8f3; color: #17211f;
  font: 1rem/1.5 system-ui, sans-serif; }
.folium-map { height: 34rem; max-height: 80vh; background: #cfe0e6; border-radius: 0.75rem; }
table { border-collapse: collapse; width: 100%; margin-block: 1rem; }
th, td { padding: 0.4rem 0.6rem; border-bottom: 1px solid #84837a; text-align: start; }
.scroll { overflow-x: auto; }
"""


@cache
def asset(name: str) -> str:
    found = finders.find(f"take-away/{name}")
    return Path(str(found)).read_text(encoding="utf-8")


def literal(text: str) -> str:
    """A text as text, inside HTML inside a template literal of JavaScript."""
    return escape(text).translate(IN_A_SCRIPT)


def map_html(query: CoverageQuery, allowed: Allowed) -> str:
    context = {"query": query, "table": table(query, allowed), "counted_at": timezone.now()}
    title = _("Coverage: services by province, territory and health region")
    own = OwnMap(
        label=_("Map of verified and current services"),
        before=render_to_string("directory/coverage/take_away_head.html", context),
        after=render_to_string("directory/coverage/take_away_table.html", context),
    )
    counts = count(query.facets, allowed)
    add_provinces(own, counts)
    add_regions(own, counts)
    own.fit_bounds([[42, -141], [72, -53]])
    figure = cast("Figure", own.get_root())
    figure.title = escape(title)
    html: str = figure.render()
    return html.replace("<html>", f'<html lang="{current_language()}">', 1)


def add_provinces(own: OwnMap, counts: Any) -> None:
    edges = edges_of(rate_of(area, counts) for area in provinces())
    rings = basemap.provinces()
    for area in provinces():
        shade = SHADES[shade_of(rate_of(area, counts), edges)]
        for ring in rings.get(area.code, []):
            add_ring(own, ring, area, counts, shade)


def add_regions(own: OwnMap, counts: Any) -> None:
    """As outlines where the site has loaded them, as circles elsewhere."""
    shapes = dict(RegionShape.objects.values_list("region__code", "rings"))
    for area in health_regions():
        number = counts.get(area.code, 0)
        for ring in shapes.get(area.code, []):
            add_ring(own, ring, area, counts, None)
        if area.code in shapes or not number or area.latitude is None or area.longitude is None:
            continue
        folium.CircleMarker(
            location=[area.latitude, area.longitude],
            radius=SMALLEST + PER_SERVICE * sqrt(number),
            color="#ffffff",
            weight=1.5,
            fill_color="#9c4322",
            fill_opacity=0.85,
            tooltip=folium.Tooltip(told(area, number)),
        ).add_to(own)


def add_ring(own: OwnMap, ring: Any, area: Area, counts: Any, shade: str | None) -> None:
    folium.Polygon(
        locations=[(lat, lon) for lon, lat in ring],
        color="#55645f",
        weight=1,
        fill=True,
        fill_color=shade or "#9c4322",
        fill_opacity=0.9 if shade else 0.05,
        tooltip=folium.Tooltip(told(area, counts.get(area.code, 0)), sticky=True),
    ).add_to(own)


def rate_of(area: Area, counts: Any) -> float:
    return area.per_100k(counts.get(area.code, 0)) or 0.0


def told(area: Area, number: int) -> str:
    return literal(_("%(area)s: %(count)s") % {"area": area.name, "count": number})
