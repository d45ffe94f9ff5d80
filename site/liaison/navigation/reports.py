"""Report: crisis numbers that somebody has to check by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django_filters
from django.db.models import F
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from liaison.navigation.models import CrisisLine

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

NEVER, LATE = "never", "late"


class CrisisFilters(WagtailFilterSet):
    checked = django_filters.ChoiceFilter(
        label=gettext_lazy("Checked"),
        method="by_check",
        choices=[
            (NEVER, gettext_lazy("Never")),
            (LATE, gettext_lazy("More than 45 days ago")),
        ],
    )

    class Meta:
        model = CrisisLine
        fields = ["in_strip"]

    def by_check(self, lines: QuerySet, name: str, value: str) -> QuerySet:
        return lines.filter(verified_on__isnull=value == NEVER)


def state(line: CrisisLine) -> str:
    return _("Checked too long ago") if line.verified_on else _("Never checked")


def edit_url(line: CrisisLine) -> str:
    viewset = CrisisLine.snippet_viewset  # type: ignore[attr-defined]
    return reverse(viewset.get_url_name("edit"), args=[line.pk])


class CrisisReportView(ReportView):
    model = CrisisLine
    any_permission_required = ["change", "view"]
    page_title = gettext_lazy("Crisis numbers due")
    header_icon = "warning"
    index_url_name = "navigation_reports:crisis"
    index_results_url_name = "navigation_reports:crisis_results"
    filterset_class = CrisisFilters
    no_results_message = gettext_lazy("No number is due here.")
    is_searchable = True
    search_fields = ["number", "label_en", "label_fr"]
    search_backend_name = None
    default_ordering = "verified_on"
    columns = [
        TitleColumn("number", label=gettext_lazy("Number"), get_url=edit_url, width="20%"),
        Column("label", label=gettext_lazy("When to use it")),
        Column("state", label=gettext_lazy("State"), accessor=state),
        Column("verified_on", label=gettext_lazy("Verified on"), sort_key="verified_on"),
        Column(
            "in_strip",
            label=gettext_lazy("On every page"),
            accessor=lambda line: _("Yes") if line.in_strip else _("No"),
        ),
    ]
    list_export = ["number", "label_en", "label_fr", "in_strip", "verified_on", "source"]
    export_filename = "crisis-numbers-due"

    def get_base_queryset(self) -> QuerySet:
        return CrisisLine.objects.due()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """Those that nobody ever checked come first."""
        field = F("verified_on")
        late_last = self.ordering == "verified_on"
        order = field.asc(nulls_first=True) if late_last else field.desc(nulls_last=True)
        return queryset.order_by(order, "sort_order")


class CrisisMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(CrisisLine)
        return policy.user_has_any_permission(request.user, {"change", "view"})


def menu_item() -> CrisisMenuItem:
    return CrisisMenuItem(
        gettext_lazy("Crisis numbers due"),
        reverse("navigation_reports:crisis"),
        name="crisis-due",
        icon_name="warning",
        order=100,
    )


urlpatterns = [
    path("", CrisisReportView.as_view(), name="crisis"),
    path("results/", CrisisReportView.as_view(results_only=True), name="crisis_results"),
]
