"""The page “How we write here”: tone, checklists, and what each kind of page is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.models import get_page_models

from liaison.home.admin.page_help import HELP, TONE
from liaison.home.checklist import StyleCheck

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    names = {it._meta.model_name: capfirst(it._meta.verbose_name) for it in get_page_models()}
    context: dict[str, Any] = {
        "tone": TONE,
        "questions": StyleCheck.labels,
        "kinds": [(names[code], help_) for code, help_ in HELP.items() if code in names],
        "header_title": _("How we write here"),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("How we write here")},
        ],
    }
    return render(request, "home/admin/guide.html", context)


def our_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Ours instead of news about the software and a guide to it in English only."""
    items[:] = [item for item in items if item.name == "keyboard-shortcuts-trigger"]
    label = gettext_lazy("How we write here")
    items.append(MenuItem(label, reverse("home_guide"), name="guide", icon_name="edit", order=1))
