"""Addresses of the directory, in each language’s own words."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.utils.translation import gettext_lazy as _

from directory.views import alerts, embedding, finder, listings, stewardship
from liaison.core.keys import PATTERN

LISTING = rf"(?P<key>{PATTERN})(?:-(?P<slug>[-\w]*))?/$"

urlpatterns = [
    path(_("find/"), finder.find, name="find"),
    path(_("find/map.json"), finder.find_map, name="find_map"),
    path(_("find/places/"), finder.find_places, name="find_places"),
    path(_("find/follow/"), alerts.follow, name="follow"),
    path(_("find/follow/confirm/"), alerts.follow_confirm, name="follow_confirm"),
    path(_("find/follow/end/"), alerts.follow_end, name="follow_end"),
    path(_("account/searches/"), alerts.follows, name="follows"),
    path(_("embed/"), embedding.embed, name="embed"),
    path(_("confirm/<str:token>/"), stewardship.confirm_listing, name="confirm_listing"),
    re_path(rf"^services/{LISTING}", listings.service, name="service"),
    path(
        _("organisations/"),
        include([re_path(f"^{LISTING}", listings.organisation, name="organisation")]),
    ),
]
