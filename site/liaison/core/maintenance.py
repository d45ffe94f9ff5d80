"""While the site is worked on: one page in both languages, from a file, without the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

WAIT = 10 * 60  # seconds after which it is worth trying again
ANSWERED = "/healthz"  # whoever watches the process must not think that it died


class MaintenanceMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.MAINTENANCE or request.path == ANSWERED:
            return self.get_response(request)
        french = request.path.startswith("/fr/")
        return HttpResponse(
            render_to_string("503.html", {"french_first": french}),
            status=503,
            headers={"Retry-After": str(WAIT), "Cache-Control": "no-store"},
        )
