"""Files to take away: of a search, or of a list of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.exports import making, selection
from directory.exports.formats import FORMATS
from directory.exports.rationing import is_too_often

if TYPE_CHECKING:
    from django.http import HttpRequest

    from directory.exports.formats import Format
    from directory.exports.selection import Selection

WAIT = 5 * 60  # seconds


@never_cache
@require_safe
def of_search(request: HttpRequest, kind: str) -> HttpResponse:
    form = format_called(kind)
    if form.heavy and is_too_often(request):
        return too_often(request)
    return file(request, form, selection.of_search(request.GET, request.user, most=form.most))


@never_cache
@require_safe
def of_keys(request: HttpRequest, kind: str) -> HttpResponse:
    form = format_called(kind)
    if form.heavy and is_too_often(request):
        return too_often(request)
    keys = selection.few(selection.keys_from(request.GET))
    return file(request, form, selection.of_keys(keys, request.user))


def format_called(kind: str) -> Format:
    if kind not in FORMATS:
        raise Http404
    return FORMATS[kind]


def file(request: HttpRequest, form: Format, chosen: Selection) -> HttpResponse:
    body = making.made(form, chosen, request.GET.get("texts", ""))
    name = f"liaison-{timezone.localdate().isoformat()}.{form.ending}"
    return HttpResponse(
        body,
        content_type=form.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox",
            "X-Robots-Tag": "noindex",
        },
    )


def too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "directory/take_away_wait.html", status=429)
    response["Retry-After"] = str(WAIT)
    return response
