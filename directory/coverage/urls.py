"""Addresses of coverage, in each language’s own words."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from directory.coverage import views
from directory.coverage.feeds import ChangesFeed

urlpatterns = [
    path(_("coverage/"), views.coverage, name="coverage"),
    path(_("coverage/table.csv"), views.coverage_csv, name="coverage_csv"),
    path(_("coverage/map.html"), views.coverage_map, name="coverage_map"),
    path(_("coverage/<slug:province>/"), views.province, name="coverage_province"),
    path(_("coverage/<slug:province>/<slug:town>/"), views.town, name="coverage_town"),
    path(_("directory/changes/"), views.directory_changes, name="directory_changes"),
    path(_("directory/changes/feed.xml"), ChangesFeed(), name="directory_changes_feed"),
]
