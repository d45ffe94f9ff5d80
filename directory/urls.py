"""Addresses of the directory, in each language’s own words."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from directory.views import finder, listings, partners, stewardship
from liaison.core.keys import PATTERN

LISTING = rf"(?P<key>{PATTERN})(?:-(?P<slug>[-\w]*))?/$"

urlpatterns = [
    path(_("find/"), finder.find, name="find"),
    path(_("find/map.json"), finder.find_map, name="find_map"),
    path(_("find/places/"), finder.find_places, name="find_places"),
    path(_("confirm/<str:token>/"), stewardship.confirm_listing, name="confirm_listing"),
    path(_("contacts/"), partners.liaison_contacts, name="liaison_contacts"),
    path(_("board/"), partners.board, name="board"),
    path(
        _("tables/"),
        include(
            [
                path("", partners.tables, name="tables"),
                re_path(f"^{LISTING}", partners.table, name="table"),
            ]
        ),
    ),
    re_path(rf"^services/{LISTING}", listings.service, name="service"),
    path(
        _("organisations/"),
        include([re_path(f"^{LISTING}", listings.organisation, name="organisation")]),
    ),
]
