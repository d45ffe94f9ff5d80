"""Addresses of a newcomer's machine; included only where NEWCOMER_DOORS is on."""

from __future__ import annotations

from django.urls import path

from liaison.accounts import newcomer_views

urlpatterns = [
    path("sign-in/<str:token>/", newcomer_views.sign_in, name="newcomer_sign_in"),
    path("mail/", newcomer_views.mail, name="newcomer_mail"),
]
