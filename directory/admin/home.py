"""The panel of the first screen: how much work waits, with a way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from directory.admin.work import counts
from directory.models import Claim, Feedback, Proposal, Service
from directory.permissions import user_answers_outside
from directory.remit import provinces_of
from liaison.core.provinces import Province

if TYPE_CHECKING:
    from django.http import HttpRequest

    from directory.remit import Someone


class ListingsPanel(Component):
    name = "listings"
    order = 50
    template_name = "directory/admin/home_panel.html"

    def __init__(self, user: Someone) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        url = reverse(Service.snippet_viewset.get_url_name("list"))
        mine = provinces_of(self.user)
        return {
            "url": url,
            "mine": [Province(code).label for code in sorted(mine)] if mine is not None else None,
            "piles": [
                {"label": pile.label, "count": count, "url": f"{url}?pile={pile}"}
                for pile, count in counts(self.user)
            ]
            + [
                {"label": label, "count": count, "url": reverse(f"{name}:index") + "?state=waiting"}
                for label, name, count in waiting(self.user)
            ],
        }


def waiting(user: Someone) -> list[tuple[str, str, int]]:
    """What came from outside, for those who answer it."""
    if not user_answers_outside(user):
        return []
    return [
        (_("Claims"), "claims", Claim.objects.waiting().count()),
        (_("Proposals"), "proposals", Proposal.objects.waiting().count()),
        (_("Words from readers"), "feedback", Feedback.objects.waiting().count()),
    ]


def add_listings_panel(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm("directory.change_service"):
        panels.append(ListingsPanel(request.user))
