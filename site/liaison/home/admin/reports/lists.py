"""A Wagtail report whose rows come from several tables: filters, search, order and pages over a
list instead of a queryset."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

import django_filters
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from liaison.home.admin.reports.rows import BOTH, texts_models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User
    from liaison.home.admin.reports.rows import Row

    Choices = Sequence[tuple[str, Any]]

TITLE = TitleColumn(
    "title", label=_("Title"), get_url=attrgetter("url"), sort_key="title", width="30%"
)
LANGUAGE_NAMES = {"en": "English", "fr": "Français", BOTH: "English, Français"}
LANGUAGE_CODES = {"en": "EN", "fr": "FR", BOTH: "EN\u00a0FR"}


def kinds(*, records: bool, first: Choices = ()) -> Callable[[], Choices]:
    """What a filter “type” offers: kinds of page, and of record where a report has them."""

    def choices() -> Choices:
        models = [*get_page_models(), *(texts_models() if records else [])]
        named = [(it._meta.label_lower, str(capfirst(it._meta.verbose_name))) for it in models]
        return [*first, *sorted(named, key=lambda choice: sortable(choice[1]))]

    return choices


class RowFilters(django_filters.FilterSet):
    """Each filter names a test in `tests`: (row, value) -> bool."""

    tests: dict[str, Callable[[Row, Any], bool]] = {}

    def filter_queryset(self, rows: list[Row]) -> list[Row]:
        for name, value in self.form.cleaned_data.items():
            if value not in (None, "", []):
                test = self.tests[name]
                rows = [row for row in rows if test(row, value)]
        return rows


class ListReport(ReportView):
    """`read` gathers the rows; `complete` fills in what only the rows shown need."""

    is_searchable = True
    default_ordering = "title"
    columns = [TITLE]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_read_reports(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def read(self) -> list[Row]:
        raise NotImplementedError

    def complete(self, rows: Iterable[Row]) -> None:
        """Nothing more is needed by default."""

    def get_base_queryset(self) -> list[Row]:
        return self.read()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return {**super().get_filterset_kwargs(), "queryset": Page.objects.none()}

    def get_filtered_queryset(self) -> list[Row]:
        return self.get_queryset()  # filtered already

    def order_queryset(self, rows: list[Row]) -> list[Row]:
        name = (self.ordering or self.default_ordering).removeprefix("-")
        backwards = self.ordering.startswith("-")
        present = [row for row in rows if getattr(row, name) is not None]
        absent = [row for row in rows if getattr(row, name) is None]
        ordered = sorted(present, key=lambda row: sortable(getattr(row, name)), reverse=backwards)
        return [*ordered, *absent] if backwards else [*absent, *ordered]

    def search_queryset(self, rows: list[Row]) -> list[Row]:
        words = (self.search_query or "").casefold().split()
        return [row for row in rows if all(word in row.title.casefold() for word in words)]

    def decorate_paginated_queryset(self, rows: list[Row]) -> list[Row]:
        self.complete(rows)
        return rows


def sortable(value: Any) -> Any:
    """É stands with E."""
    return normalize("NFKD", value.casefold()) if isinstance(value, str) else value


def may_read_reports(user: User | AnonymousUser) -> bool:
    """Whoever writes or publishes pages."""
    policy = policy_registry.get_by_type(Page)
    return policy.user_has_any_permission(user, ["add", "change", "publish"])


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read_reports(request.user)


def report_item(name: str, label: Any, icon: str, order: int) -> MenuItem:
    url = reverse(f"home_reports:{name}")
    return ReportMenuItem(label, url, name=name, icon_name=icon, order=order)
