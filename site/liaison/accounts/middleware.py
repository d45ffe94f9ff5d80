"""Whoever may change or read what others may not sets up a second step before anything opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# What a person needs on the way to a second step, and the way out.
OPEN = frozenset(
    "mfa_index mfa_activate_totp mfa_add_webauthn mfa_reauthenticate mfa_reauthenticate_webauthn "
    "account_reauthenticate account_logout account_set_password account_email "
    "account_confirm_email account_email_verification_sent "
    "healthz newcomer_sign_in newcomer_mail".split()
)


class SecondFactorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        match = request.resolver_match
        if (match and match.url_name in OPEN) or not lacks_second_factor(request):
            return None
        return redirect("mfa_index")


def lacks_second_factor(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or not (user.needs_second_factor or in_editors_room(request)):
        return False
    return not is_mfa_enabled(user, STEPS)


def in_editors_room(request: HttpRequest) -> bool:
    """An administrator may open it to groups that are no role of ours."""
    inside = request.path.startswith(reverse("wagtailadmin_home"))
    return inside and request.user.has_perm("wagtailadmin.access_admin")
