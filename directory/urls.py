"""Addresses of the directory, in each language’s own words."""

from __future__ import annotations

from django.urls import include, path, re_path, register_converter
from django.utils.translation import gettext_lazy as _

from directory.views import (
    alerts,
    embedding,
    finder,
    hsds,
    listings,
    members,
    partners,
    shortlist,
    take_away,
)
from liaison.core.keys import PATTERN, KeyConverter

LISTING = rf"(?P<key>{PATTERN})(?:-(?P<slug>[-\w]*))?/$"

register_converter(KeyConverter, "key")

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
    path(_("find/"), finder.find, name="find"),
    path(_("find/map.json"), finder.find_map, name="find_map"),
    path(_("find/places/"), finder.find_places, name="find_places"),
    path(_("find/take-away/<slug:kind>/"), take_away.of_search, name="find_take_away"),
    path("hsds/", include(OPEN_DATA)),
    path(_("shortlist/"), shortlist.shortlist, name="shortlist"),
    path(_("shortlist/take-away/<slug:kind>/"), take_away.of_keys, name="shortlist_take_away"),
    path("", include("directory.coverage.urls")),
    path("", include("directory.stewardship.urls")),
    path(_("find/follow/"), alerts.follow, name="follow"),
    path(_("find/follow/confirm/"), alerts.follow_confirm, name="follow_confirm"),
    path(_("find/follow/end/"), alerts.follow_end, name="follow_end"),
    path(_("account/searches/"), alerts.follows, name="follows"),
    path(_("embed/"), embedding.embed, name="embed"),
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
        include(
            [
                path(_("<key:key>/claim/"), members.claim, name="claim"),
                re_path(f"^{LISTING}", listings.organisation, name="organisation"),
            ]
        ),
    ),
]
