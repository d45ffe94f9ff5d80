"""Tells staff, on the first screen, when Elasticsearch is lost or behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import hooks
from wagtail.admin.ui.components import Component

from search import engine

if TYPE_CHECKING:
    from django.http import HttpRequest


class TroublePanel(Component):
    name = "search_trouble"
    order = 10
    template_name = "search/trouble.html"

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"lines": self.lines}


@hooks.register("construct_homepage_panels")
def add_trouble(request: HttpRequest, panels: list[Component]) -> None:
    if lines := engine.trouble():
        panels.append(TroublePanel(lines))
