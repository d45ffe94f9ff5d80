"""The panel of the first screen: how much work waits, with a way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from directory.admin.work import counts
from directory.models import Service

if TYPE_CHECKING:
    from django.http import HttpRequest


class ListingsPanel(Component):
    name = "listings"
    order = 50
    template_name = "directory/admin/home_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        url = reverse(Service.snippet_viewset.get_url_name("list"))
        return {
            "url": url,
            "piles": [
                {"label": pile.label, "count": count, "url": f"{url}?pile={pile}"}
                for pile, count in counts()
            ],
        }


def add_listings_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("directory.change_service"):
        panels.append(ListingsPanel())
