"""The menu of the editors’ room, arranged by job; each app registers its own items as ever."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem, settings_menu

from directory.admin.work import Pile
from directory.models import Service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

UNUSED_REPORTS = (  # ours say more, over every kind of content
    "reports/aging-pages/",
    "reports/page-types-usage/",
    "reports/workflow_tasks/",
    "localize/reports/translations/",
)
REMITS = "snippets/directory/regionalremit/"
ROLES = "groups/"  # a role here is a group of the same name


@dataclass(frozen=True)
class Job:
    """A group of the menu. Its items are known by where they lead: their names are words, and
    follow the language of whoever comes first."""

    name: str
    label: Any
    icon: str
    order: int
    addresses: tuple[str, ...]

    def place(self, item: MenuItem) -> int | None:
        return next((n for n, start in enumerate(self.addresses) if leads_to(item, start)), None)


JOBS = (
    Job(
        "listings",
        _("Listings"),
        "list-ul",
        90,
        (
            "snippets/directory/service/",
            "snippets/directory/organisation/",
            "snippets/directory/location/",
            "snippets/directory/multiagencytable/",
            "snippets/directory/liaisoncontact/",
            "snippets/directory/partnernotice/",
            "snippets/directory/inclusiondecision/",
            "snippets/directory/inclusioncriterion/",
        ),
    ),
    Job(
        "reference",
        _("Reference"),
        "openquote",
        200,
        ("snippets/directory/term/", "snippets/reference/", "regions/"),
    ),
    Job(
        "site-wide",
        _("Site-wide"),
        "globe",
        300,
        (
            "snippets/navigation/crisisline/",
            "snippets/navigation/menuitem/",
            "images/",
            "documents/",
            "collections/",
            "redirects/",
        ),
    ),
    Job(
        "people",
        _("People"),
        "group",
        400,
        ("practitioner_verifications/", "users/", REMITS, ROLES),
    ),
)


def leads_to(item: MenuItem, start: str) -> bool:
    return str(item.url).startswith(reverse("wagtailadmin_home") + start)


class JobMenu(Menu):
    """Items in the order they were given; who may see them was asked already."""

    def menu_items_for_request(self, request: HttpRequest) -> list[MenuItem]:
        return self.registered_menu_items

    def render_component(self, request: HttpRequest) -> list[Any]:
        return [item.render_component(request) for item in self.registered_menu_items]


class WorkItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("directory.change_service")


def work_items() -> list[MenuItem]:
    url = reverse(Service.snippet_viewset.get_url_name("list"))
    return [
        WorkItem(
            Pile.REVIEW.label, f"{url}?pile={Pile.REVIEW}", name="to-review", icon_name="check"
        ),
        WorkItem(Pile.DUE.label, f"{url}?pile={Pile.DUE}", name="due", icon_name="time"),
    ]


def arrange(request: HttpRequest, items: list[MenuItem]) -> None:
    """Move what belongs to a job into its group; all else stays where its app put it."""
    found: dict[str, list[tuple[int, MenuItem]]] = {job.name: [] for job in JOBS}
    found["listings"] = [(-1, item) for item in shown(request, work_items())]
    rest = []
    for top in items:
        members = list(leaves(request, top))
        kept = [item for item in members if not sort_in(item, found)]
        if kept == members:
            rest.append(top)
        elif kept:
            rest.append(group(top.name, top.label, top.icon_name, top.order, kept))
    for item in shown(request, settings_menu.registered_menu_items):
        sort_in(item, found)
    items[:] = rest + [
        group(job.name, job.label, job.icon, job.order, in_order(found[job.name]))
        for job in JOBS
        if found[job.name]
    ]


def leaves(request: HttpRequest, top: MenuItem) -> Iterator[MenuItem]:
    if isinstance(top, SubmenuMenuItem) and top.name not in {"reports", "settings", "help"}:
        yield from top.menu.menu_items_for_request(request)
    else:
        yield top


def shown(request: HttpRequest, items: list[MenuItem]) -> list[MenuItem]:
    return [item for item in items if item.is_shown(request)]


def sort_in(item: MenuItem, found: dict[str, list[tuple[int, MenuItem]]]) -> bool:
    for job in JOBS:
        place = job.place(item)
        if place is not None:
            found[job.name].append((place, item))
            return True
    return False


def in_order(members: list[tuple[int, MenuItem]]) -> list[MenuItem]:
    return [relabelled(item) for _place, item in sorted(members, key=lambda member: member[0])]


def relabelled(item: MenuItem) -> MenuItem:
    if not leads_to(item, ROLES):
        return item
    item = copy(item)  # Wagtail keeps one for everybody
    item.label = _("Roles")
    return item


def group(name: str, label: Any, icon: str, order: int, members: list[MenuItem]) -> MenuItem:
    return SubmenuMenuItem(label, JobMenu(items=members), name=name, icon_name=icon, order=order)


def without_moved(request: HttpRequest, items: list[MenuItem]) -> None:
    """The settings that stand in the group of their own job."""
    items[:] = [item for item in items if all(job.place(item) is None for job in JOBS)]


def our_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [
        item for item in items if not any(leads_to(item, start) for start in UNUSED_REPORTS)
    ]
