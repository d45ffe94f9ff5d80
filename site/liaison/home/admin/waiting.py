"""The first screen: what waits for the person who opens it, each pile with the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from liaison.accounts.models import PractitionerVerification
from liaison.accounts.permissions import decides_verifications
from liaison.home.admin.reports import reviews, rows, translations
from liaison.home.admin.reports.content import PAGES
from liaison.home.admin.reports.lists import may_read_reports
from liaison.navigation.models import CrisisLine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest

    from liaison.accounts.models import User


@dataclass(frozen=True)
class Pile:
    label: str
    count: int
    url: str


def piles(user: User) -> Iterator[Pile]:
    if may_read_reports(user):
        yield from pages_piles(user)
    if decides_verifications(user):
        yield Pile(
            _("Practitioners to verify"),
            PractitionerVerification.objects.waiting().count(),
            reverse("practitioner_verifications:index") + "?state=waiting",
        )


def pages_piles(user: User) -> Iterator[Pile]:
    yield Pile(
        _("Pages with a draft"),
        sum(page.draft for page in rows.page_rows(user)),
        reverse("home_reports:content") + f"?kind={PAGES}&draft=yes",
    )
    yield Pile(
        _("Translations to do"),
        sum(1 for _lack in translations.lacks(user)),
        reverse("home_reports:translations"),
    )
    yield Pile(_("Reviews due"), len(reviews.due(user)), reverse("home_reports:reviews"))


class WaitingPanel(Component):
    name = "waiting"
    order = 40
    template_name = "home/admin/waiting.html"

    def __init__(self, found: list[Pile]) -> None:
        self.found = found

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"piles": self.found}


class CrisisPanel(Component):
    """Numbers to call in a crisis come before all other work."""

    name = "crisis"
    order = 10
    template_name = "home/admin/crisis_warning.html"

    def __init__(self, due: list[CrisisLine]) -> None:
        self.due = due

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"due": self.due, "url": reverse("navigation_reports:crisis")}


def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    user = cast("User", request.user)  # nobody else gets here
    if user.has_perm("navigation.change_crisisline"):
        due = list(CrisisLine.objects.due())
        panels.extend([CrisisPanel(due)] if due else [])
    if found := list(piles(user)):
        panels.append(WaitingPanel(found))
