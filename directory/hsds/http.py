"""What every answer of the feed has: open to other sites, not too often, unchanged if unchanged."""

from __future__ import annotations

import json
from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from directory.hsds.conf import LICENCE
from directory.hsds.throttle import is_too_often, seconds_left
from liaison.core.bilingual import current_language, other

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    View = Callable[..., HttpResponseBase]

METHODS = "GET, HEAD, OPTIONS"
READING = ("GET", "HEAD")
# https://fetch.spec.whatwg.org/#http-cors-protocol: anybody’s page may read this, without cookies.
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Language, ETag, Link, Retry-After",
    "X-Robots-Tag": "noindex",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": METHODS,
}


def open_data(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = respond(view, request, *args, **kwargs)
        for name, value in (OPEN | links(request)).items():
            response[name] = value
        return response

    return answer


def respond(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT)
    if request.method not in READING:
        return failure(405, _("This feed can only be read."), Allow=METHODS)
    if is_too_often(request):
        words = _("That was too often. Please wait a minute.")
        return failure(429, words, **{"Retry-After": str(seconds_left())})
    response = view(request, *args, **kwargs)
    response["Cache-Control"] = "no-cache"  # keep it, but ask each time: a listing may be hidden
    if response.status_code == HttpResponse.status_code and not response.streaming:
        digest = sha256(response.content).hexdigest()[:32]  # type: ignore[attr-defined]
        response["ETag"] = quote_etag(digest)
    etag = response.get("ETag")
    same = get_conditional_response(request, etag=etag, response=response) if etag else None  # type: ignore[arg-type]
    return same or response


def links(request: HttpRequest) -> dict[str, str]:
    """The same thing in the other language, and the terms of use."""
    language = current_language()
    path = request.get_full_path().replace(f"/{language}/", f"/{other(language)}/", 1)
    parts = (
        f'<{settings.BASE_URL}{path}>; rel="alternate"; hreflang="{other(language)}"',
        f'<{LICENCE}>; rel="license"',
    )
    return {"Link": ", ".join(parts), "Content-Language": language}


def as_json(body: Any, status: int = 200, **headers: str) -> HttpResponse:
    content = dumps(body)
    return HttpResponse(content, status=status, content_type="application/json", headers=headers)


def failure(status: int, words: str, **headers: str) -> HttpResponse:
    return as_json({"error": words}, status, **headers)


def dumps(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
