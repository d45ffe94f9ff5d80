"""Reports that help to keep listings true: quality per organisation, possible duplicates, links
that no longer answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from directory.models import Organisation
from directory.permissions import user_can_edit_listing
from directory.remit import provinces_of
from directory.stewardship import dead_links, duplicates
from directory.stewardship.quality import quality_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 50


def may_look(request: HttpRequest) -> None:
    if not request.user.has_perm("directory.change_service"):
        raise PermissionDenied


def crumbs(*trail: tuple[str, str]) -> list[dict[str, str]]:
    home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
    return [home, *({"url": url, "label": label} for url, label in trail)]


def show(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    trail = context.pop("trail", [])
    context |= {"header_title": title, "breadcrumbs_items": crumbs(*trail, ("", title))}
    return render(request, f"directory/admin/{template}.html", context)


def page_of(request: HttpRequest, rows: Any) -> Any:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))


@require_safe
def quality(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: what is missing, silent, untranslated and due, service by service."""
    organisation = get_object_or_404(Organisation, pk=pk)
    if not user_can_edit_listing(request.user, organisation):
        raise PermissionDenied
    edit = reverse(Organisation.snippet_viewset.get_url_name("edit"), args=[pk])
    context = {
        "organisation": organisation,
        "services": quality_of(organisation),
        "members": organisation.memberships.select_related("user"),
        "events": organisation.member_events.select_related("user", "by"),
        "trail": [(edit, str(organisation))],
    }
    return show(request, "quality", _("Quality of the listings"), context)


@require_safe
def doubles(request: HttpRequest) -> HttpResponse:
    may_look(request)
    context = {"page": page_of(request, duplicates.candidates())}
    return show(request, "duplicates", _("Possible duplicates"), context)


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    may_look(request)
    context = {"page": page_of(request, dead_links.failing()), "asked": dead_links.asked()}
    return show(request, "dead_links", _("Links that no longer answer"), context)


class UpkeepItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        """Reports are of the whole country: not for those who work in some provinces only."""
        return request.user.has_perm("directory.change_service") and not provinces_of(request.user)


def duplicates_item() -> UpkeepItem:
    label, url = gettext_lazy("Possible duplicates"), reverse("directory_upkeep:duplicates")
    return UpkeepItem(label, url, name="duplicates", icon_name="copy", order=110)


def links_item() -> UpkeepItem:
    label, url = gettext_lazy("Links that no longer answer"), reverse("directory_upkeep:links")
    return UpkeepItem(label, url, name="dead-links", icon_name="link-external", order=120)


urlpatterns = [
    path("quality/<int:pk>/", quality, name="quality"),
    path("duplicates/", doubles, name="duplicates"),
    path("links/", links, name="links"),
]
