"""One press says that a page and its pair say the same, after one of them was published again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Page

from liaison.home.admin.reports.translations import IN_STEP

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def in_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the way to both pages; a press is kept in the history of the older one."""
    page = get_object_or_404(Page.objects.live(), pk=pk)
    pair = get_object_or_404(page.get_translations().live())
    if not pair.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    index = reverse("home_reports:translations")
    if request.method == "POST":
        log(pair, IN_STEP, user=request.user)
        messages.success(request, _("“%(title)s” is up to date.") % {"title": pair.title})
        return redirect(index)
    return render(request, "home/admin/in_step.html", context(page, pair, index))


def context(page: Page, pair: Page, index: str) -> dict[str, Any]:
    return {
        "newer": page,
        "older": pair,
        "header_title": _("Compare two languages"),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": index, "label": _("Translations to do")},
            {"url": "", "label": pair.title},
        ],
    }


def register_log_action(actions: Any) -> None:
    @actions.register_action(IN_STEP)
    class InStepFormatter(LogFormatter):
        label = gettext_lazy("Compared with the other language")
        message = gettext_lazy("Said that it says the same as the page in the other language")
