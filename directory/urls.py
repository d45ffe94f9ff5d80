"""Addresses of the directory, in each language’s own words."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from directory.views import finder, hsds, listings, stewardship
from liaison.core.keys import PATTERN

LISTING = rf"(?P<key>{PATTERN})(?:-(?P<slug>[-\w]*))?/$"

# No slash at the end, as HSDS writes them; a client that adds one is answered too.
NAME = r"(?P<name>services|organizations|taxonomies|taxonomy_terms|service_at_locations)"
OPEN_DATA = [
    path("", hsds.about, name="open_data"),
    path("v3/", hsds.base, name="hsds"),
    path("v3/openapi.json", hsds.document, name="hsds_openapi"),
    re_path(rf"^v3/{NAME}/?$", hsds.listing, name="hsds_list"),
    re_path(rf"^v3/{NAME}/(?P<record>[^/]+)/?$", hsds.one, name="hsds_record"),
]

urlpatterns = [
    path("hsds/", include(OPEN_DATA)),
    path(_("find/"), finder.find, name="find"),
    path(_("find/map.json"), finder.find_map, name="find_map"),
    path(_("find/places/"), finder.find_places, name="find_places"),
    path(_("confirm/<str:token>/"), stewardship.confirm_listing, name="confirm_listing"),
    re_path(rf"^services/{LISTING}", listings.service, name="service"),
    path(
        _("organisations/"),
        include([re_path(f"^{LISTING}", listings.organisation, name="organisation")]),
    ),
]
