"""Addresses of those who keep listings true: organisations, and anybody who writes in."""

from __future__ import annotations

from django.urls import URLPattern, include, path
from django.utils.translation import gettext_lazy as _

from directory.views import members, my_listings, my_texts, stewardship, voices

mine: list[URLPattern] = [
    path("", my_listings.my_listings, name="my_listings"),
    path("<key:key>/", my_listings.my_listing, name="my_listing"),
    path(_("<key:key>/texts/"), my_texts.my_texts, name="my_texts"),
    path(_("<key:key>/compare/"), my_texts.my_comparison, name="my_comparison"),
    path(_("<key:key>/preview/"), my_texts.my_preview, name="my_preview"),
    path("<key:key>/say/<slug:what>/", my_listings.say, name="my_say"),
    path("<key:key>/draft/<slug:what>/", my_texts.my_draft, name="my_draft"),
    path("<key:key>/rows/<slug:what>/", my_texts.my_rows, name="my_rows"),
    path(_("people/<key:key>/"), members.people, name="people"),
    path(_("people/<key:key>/leave/"), members.leave, name="leave_organisation"),
    path(_("people/<key:key>/new-service/"), my_listings.add_service, name="add_service"),
    path("people/<key:key>/<slug:what>/", members.change_member, name="change_member"),
    path(_("invitation/<key:key>/"), members.invitation, name="invitation"),
    path("invitation/<key:key>/withdraw/", members.withdraw_invitation, name="withdraw_invitation"),
]

proposals: list[URLPattern] = [
    path("", voices.propose, name="propose"),
    path(_("code/"), voices.find_proposal, name="find_proposal"),
    path("<slug:code>/", voices.proposal, name="proposal"),
]

urlpatterns = [
    path(_("confirm/<str:token>/"), stewardship.confirm_listing, name="confirm_listing"),
    path(_("my-listings/"), include(mine)),
    path(_("propose/"), include(proposals)),
    path("services/<key:key>/tell/<slug:what>/", voices.tell, name="tell"),
]
