"""Signing in, where it differs from django-allauth's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import views as account
from django.core.exceptions import PermissionDenied
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def login(request: HttpRequest) -> HttpResponse:
    """Wagtail sends here whoever may not enter. A person who is signed in already is told no:
    sent back, they would go round for ever."""
    wanted = request.GET.get("next", "")
    refused = request.user.is_authenticated and not request.user.has_perm(
        "wagtailadmin.access_admin"
    )
    if refused and wanted.startswith(reverse("wagtailadmin_home")):
        raise PermissionDenied
    return account.login(request)
