"""Signing up, in and out, and what people see and change of their own account. Each view of
django-allauth that is in use is listed: there is no other."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext_lazy as _

from liaison.accounts import own_data, views

entrance: list[URLPattern] = [
    path(_("login/"), views.login, name="account_login"),
    path(_("logout/"), account.logout, name="account_logout"),
    path(_("sign-up/"), account.signup, name="account_signup"),
    path(
        _("confirm/"),
        account.EmailVerificationSentView.as_view(),
        name="account_email_verification_sent",
    ),
    path(_("confirm/<str:key>/"), views.confirm_email, name="account_confirm_email"),
    path(_("closed/"), account.account_inactive, name="account_inactive"),
    path(_("reauthenticate/"), account.reauthenticate, name="account_reauthenticate"),
]

own: list[URLPattern] = [
    path("", views.home, name="account_home"),
    path(_("details/"), views.details, name="account_details"),
    path(_("e-mail/"), account.email, name="account_email"),
    path(_("verification/"), views.verification, name="account_verification"),
    path(_("data/"), own_data.overview, name="account_data"),
    path(_("data/download/"), own_data.download, name="account_data_download"),
    path(_("data/erase/"), own_data.erase, name="account_erase"),
    path(_("data/erased/"), own_data.erased, name="account_erased"),
]

passwords: list[URLPattern] = [
    path(_("password/change/"), account.password_change, name="account_change_password"),
    path(_("password/set/"), account.password_set, name="account_set_password"),
    path(_("password/reset/"), account.password_reset, name="account_reset_password"),
    path(
        _("password/reset/done/"),
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(  # the key holds hyphens of its own
        _(r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$"),
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        _("password/reset/key/done/"),
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

second_factor: list[URLPattern] = [
    path(_("second-factor/"), mfa.authenticate, name="mfa_authenticate"),
    path(_("second-factor/overview/"), mfa.index, name="mfa_index"),
    path(_("second-factor/again/"), mfa.reauthenticate, name="mfa_reauthenticate"),
    path(_("second-factor/app/"), totp.activate_totp, name="mfa_activate_totp"),
    path(_("second-factor/app/remove/"), totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(_("second-factor/codes/"), recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        _("second-factor/codes/new/"),
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(_("second-factor/passkeys/"), webauthn.list_webauthn, name="mfa_list_webauthn"),
    path(_("second-factor/passkeys/add/"), webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(
        _("second-factor/passkeys/again/"),
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        _("second-factor/passkeys/<int:pk>/name/"),
        webauthn.edit_webauthn,
        name="mfa_edit_webauthn",
    ),
    path(
        _("second-factor/passkeys/<int:pk>/remove/"),
        views.remove_passkey,
        name="mfa_remove_webauthn",
    ),
]

urlpatterns = [*entrance, *own, *passwords, *second_factor]
