"""Tells staff, on the first screen, when Elasticsearch is lost or behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.ui.components import Component

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString


class TroublePanel(Component):
    name = "search_trouble"
    order = 10

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def render_html(self, parent_context: object = None) -> SafeString:
        said = format_html_join("", "<p>{}</p>", ((line,) for line in self.lines))
        return format_html('<div class="help-block help-warning" role="status">{}</div>', said)


@hooks.register("construct_homepage_panels")
def add_trouble(request: HttpRequest, panels: list[Component]) -> None:
    if not settings.ELASTICSEARCH_URL:
        return
    from search.elastic import health  # noqa: PLC0415

    if lines := health.trouble():
        panels.insert(0, TroublePanel(lines))
