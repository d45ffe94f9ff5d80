"""Report: what nobody reviewed in the last twelve months, or ever."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import django_filters
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.models import get_page_models

from liaison.home.admin.reports import rows
from liaison.home.admin.reports.content import ALL
from liaison.home.admin.reports.lists import (
    LANGUAGE_CODES,
    LANGUAGE_NAMES,
    TITLE,
    ListReport,
    RowFilters,
    kinds,
)

if TYPE_CHECKING:
    from liaison.accounts.models import User
    from liaison.home.admin.reports.rows import Row

NEVER, LATE = "never", "late"


def oldest_day() -> date:
    """A review on this day still holds today."""
    today = timezone.localdate()
    try:
        return today.replace(year=today.year - 1)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year - 1, day=28) + timedelta(days=1)


def is_due(row: Row) -> bool:
    return row.live and (row.reviewed_on is None or row.reviewed_on < oldest_day())


def due(user: User) -> list[Row]:
    """What is published, has a place for a review, and needs one."""
    days = review_days()
    pages = [row for row in rows.page_rows(user) if row.pk in days]
    for row in pages:
        row.reviewed_on = days[row.pk]
    records = [
        row
        for model in rows.record_models(user)
        if reviewable(model)
        for row in rows.rows_of(model, user)
    ]
    return [row for row in (*pages, *records) if is_due(row)]


def reviewable(model: type[models.Model]) -> bool:
    return any(field.name == "reviewed_on" for field in model._meta.get_fields())


def review_days() -> dict[int, date | None]:
    """When each page was reviewed, of the kinds of page that are."""
    return {
        pk: day
        for model in get_page_models()
        if reviewable(model)
        for pk, day in model._default_manager.values_list("pk", "reviewed_on")
    }


class ReviewFilters(RowFilters):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("Reviewed"),
        choices=[
            (NEVER, gettext_lazy("Never")),
            (LATE, gettext_lazy("More than 12 months ago")),
        ],
        **ALL,
    )
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind of content"), choices=kinds(records=True), **ALL
    )
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=list(LANGUAGE_NAMES.items()), **ALL
    )

    tests = {
        "state": lambda row, value: (row.reviewed_on is None) == (value == NEVER),
        "kind": lambda row, value: row.code == value,
        "language": lambda row, value: row.language == value,
    }


class ReviewsReportView(ListReport):
    page_title = gettext_lazy("Reviews due")
    header_icon = "time"
    index_url_name = "home_reports:reviews"
    index_results_url_name = "home_reports:reviews_results"
    no_results_message = gettext_lazy("No review is due here.")
    filterset_class = ReviewFilters
    default_ordering = "reviewed_on"
    columns = [
        TITLE,
        Column("kind", label=gettext_lazy("Kind of content"), sort_key="kind"),
        Column(
            "language",
            label=gettext_lazy("Language"),
            accessor=lambda row: LANGUAGE_CODES[row.language],
            sort_key="language",
        ),
        Column(
            "reviewed_on",
            label=gettext_lazy("Reviewed on"),
            accessor=lambda row: row.reviewed_on or _("Never"),
            sort_key="reviewed_on",
        ),
    ]
    list_export = ["title", "kind", "code", "language", "reviewed_on"]
    export_headings = {
        "title": gettext_lazy("Title"),
        "kind": gettext_lazy("Kind of content"),
        "code": gettext_lazy("Code"),
        "language": gettext_lazy("Language"),
        "reviewed_on": gettext_lazy("Reviewed on"),
    }
    export_filename = "reviews-due"

    def read(self) -> list[Row]:
        return due(self.request.user)
