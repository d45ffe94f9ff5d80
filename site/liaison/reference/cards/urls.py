"""Addresses of the cards, in each language’s own words."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from liaison.reference.cards import views

urlpatterns = [
    path(_("instruments/"), views.instruments, name="instruments"),
    path(_("instruments/table.csv"), views.instruments_csv, name="instruments_csv"),
    path(_("instruments/<slug:slug>/"), views.instrument, name="instrument"),
    path(_("roles/"), views.roles, name="roles"),
    path(_("roles/<slug:slug>/"), views.role, name="role"),
    path(_("law/"), views.law_cards, name="law_cards"),
    path(_("law/<slug:slug>/"), views.law_card, name="law_card"),
]
