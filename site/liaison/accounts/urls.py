"""Signing in and out; there is no open sign-up."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.urls import path, re_path
from django.utils.translation import gettext_lazy as _

from liaison.accounts import views

urlpatterns = [
    path(_("login/"), views.login, name="account_login"),
    path(_("logout/"), account.logout, name="account_logout"),
    path(_("password/reset/"), account.password_reset, name="account_reset_password"),
    path(
        _("password/reset/done/"),
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(  # the key holds hyphens of its own
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        _("password/reset/key/done/"),
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path(_("second-factor/"), mfa.authenticate, name="mfa_authenticate"),
]
