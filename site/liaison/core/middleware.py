"""One policy for every response; the editors' room and previews need a little more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.urls import NoReverseMatch, reverse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

# Wagtail's editor has inline scripts and styles and frames its own previews:
# https://docs.wagtail.org/en/stable/deployment/under_the_hood.html
ADMIN = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "worker-src": [SELF, "blob:"],
}
PREVIEW = {"frame-ancestors": [SELF]}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        relaxed = {}
        if getattr(request, "is_preview", False):
            relaxed = PREVIEW
        elif is_admin(request):
            relaxed = ADMIN
        if relaxed:
            replaced = {**getattr(response, "_csp_replace", {}), **relaxed}
            response._csp_replace = replaced  # type: ignore[attr-defined]
            response["X-Frame-Options"] = "SAMEORIGIN"
        if settings.CSRF_COOKIE_NAME in response.cookies:
            # The page holds a form: with no-referrer, browsers post it with “Origin: null”, which
            # the check against forgery refuses. Nothing is said to other sites either way.
            response.headers.setdefault("Referrer-Policy", "same-origin")
        return super().process_response(request, response)


class PrivateMiddleware:
    """What a person who is signed in is shown stays out of every cache, also their browser's:
    practitioners share computers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def is_admin(request: HttpRequest) -> bool:
    """True in the editors' room, for a person who is signed in."""
    try:
        root = reverse("wagtailadmin_home")
    except NoReverseMatch:
        return False
    user = getattr(request, "user", None)
    return request.path.startswith(root) and bool(user and user.is_authenticated)
