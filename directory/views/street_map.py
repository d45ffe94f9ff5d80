"""The file of the street map, a piece at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.views.decorators.http import require_safe

from directory.street_map import path
from liaison.core.ranges import file_response

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def archive(request: HttpRequest) -> HttpResponseBase:
    """Which file it is, the settings say; nothing of the request does."""
    file = path()
    if file is None:
        raise Http404
    response = file_response(request, file, "application/vnd.pmtiles")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
