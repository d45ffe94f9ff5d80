"""Registers crisis lines and menus in the editors’ room."""

from __future__ import annotations

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from liaison.navigation import reports
from liaison.navigation.admin import SiteWideGroup

register_snippet(SiteWideGroup)
hooks.register("register_reports_menu_item", reports.menu_item)


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return [path("reports/crisis/", include((reports.urlpatterns, "navigation_reports")))]
