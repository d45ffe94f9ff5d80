"""Addresses of the editors’ room as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import path

from liaison.home.admin.reports.content import ContentReportView
from liaison.home.admin.reports.in_step import in_step
from liaison.home.admin.reports.reviews import ReviewsReportView
from liaison.home.admin.reports.translations import TranslationsReportView

if TYPE_CHECKING:
    from django.urls import URLPattern

    from liaison.home.admin.reports.lists import ListReport


def report(name: str, view: type[ListReport]) -> list[URLPattern]:
    return [
        path(f"{name}/", view.as_view(), name=name),
        path(f"{name}/results/", view.as_view(results_only=True), name=f"{name}_results"),
    ]


urlpatterns = [
    *report("content", ContentReportView),
    *report("reviews", ReviewsReportView),
    *report("translations", TranslationsReportView),
    path("translations/<int:pk>/in-step/", in_step, name="in_step"),
]
