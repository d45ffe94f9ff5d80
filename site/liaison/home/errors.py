"""Errors, in the reader's language, with the numbers to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from django.http import HttpRequest

WAIT = 5 * 60  # seconds that a person who tried too often is asked to wait


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django’s own shows the page without the numbers to call."""
    return render(request, "400.html", status=400)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """django-allauth asks the root URLconf for this."""
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(WAIT)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"expired": True}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """In both languages and from files alone: nothing that may have failed is asked again."""
    context = {"french_first": request.path.startswith("/fr/")}
    return HttpResponse(render_to_string("500.html", context), status=500)
