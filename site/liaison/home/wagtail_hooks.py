"""Registers what the editors’ room has as a whole."""

from __future__ import annotations

from functools import partial

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from liaison.home import links
from liaison.home.admin import guide, menu, translating, urls, waiting
from liaison.home.admin.reports.in_step import register_log_action
from liaison.home.admin.reports.lists import report_item

REPORTS = (
    ("translations", _("Translations to do"), "globe", 200),
    ("reviews", _("Reviews due"), "time", 300),
    ("content", _("Content report"), "list-ul", 400),
)

hooks.register("construct_main_menu", menu.arrange)
hooks.register("construct_settings_menu", menu.without_moved)
hooks.register("construct_reports_menu", menu.our_reports)
hooks.register("construct_help_menu", guide.our_help)
hooks.register("construct_homepage_panels", waiting.add_panels)
hooks.register("before_edit_page", translating.refuse_unready, order=-1)
hooks.register("register_log_actions", register_log_action)
hooks.register("register_rich_text_features", links.register, order=10)  # after Wagtail's own
translating.never_publish_while_syncing()


@hooks.register("register_admin_urls")
def report_urls() -> list:
    return [
        path("reports/", include((urls.urlpatterns, "home_reports"))),
        path("guide/", guide.guide, name="home_guide"),
    ]


for report in REPORTS:
    hooks.register("register_reports_menu_item", partial(report_item, *report))
