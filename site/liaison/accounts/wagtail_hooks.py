"""Registers verifications in the editors’ room; people are registered by wagtail.users."""

from __future__ import annotations

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel
from wagtail.permissions import register_permission_policy

from liaison.accounts import admin, forms
from liaison.accounts.models import PractitionerVerification

# Wagtail’s account page insists on a first and a last name, which people don’t have here.
NameEmailSettingsPanel.form_class = forms.NameForm

register_permission_policy(
    PractitionerVerification, admin.VerificationPolicy(PractitionerVerification)
)


# After Wagtail’s own, which they replace.
for action in (admin.CloseAccounts, admin.GiveRole):
    hooks.register("register_bulk_action", action, order=10)


@hooks.register("register_admin_viewset")
def verifications() -> admin.VerificationViewSet:
    return admin.VerificationViewSet()


@hooks.register("register_admin_urls")
def verification_urls() -> list:
    patterns = include((admin.urlpatterns, "accounts_verifications"))
    return [path("practitioner_verifications/approve/", patterns)]
