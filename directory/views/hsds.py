"""The open data: lists and records as HSDS, and a page that says how to use them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.hsds import openapi, pages
from directory.hsds.conf import HSDS_VERSION, LICENCE, MOST_PER_PAGE, PROFILE
from directory.hsds.finding import UnknownTermError
from directory.hsds.http import as_json, failure, open_data
from directory.hsds.parameters import OneParameters
from directory.hsds.records import RECORDS, is_id
from liaison.core.kept_pages import KeptPages
from search import engine

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from directory.hsds.parameters import Parameters, Strict
    from directory.hsds.records import Records

NDJSON = "application/x-ndjson"
_kept = KeptPages(most=64)


@open_data
def base(request: HttpRequest) -> HttpResponse:
    address = settings.BASE_URL + reverse("hsds_openapi")
    return as_json({"version": HSDS_VERSION, "profile": PROFILE, "openapi_url": address})


@open_data
def document(request: HttpRequest) -> HttpResponse:
    return as_json(openapi.document())


@open_data
def listing(request: HttpRequest, name: str) -> HttpResponseBase:
    records = RECORDS[name]
    asked = records.parameters(request.GET)
    if not asked.is_valid():
        return refusal(asked)
    try:
        if asked.is_stream:
            return stream(request, records, asked)
        if asked.value("full") or asked.value("full_service"):  # too large to keep many
            return as_json(pages.page(records, asked))
        return _kept.get(request, lambda: as_json(pages.page(records, asked)), engine.stamp())
    except UnknownTermError:
        return failure(400, _("No record can be searched by this taxonomy or term."))


def stream(request: HttpRequest, records: Records, asked: Parameters) -> StreamingHttpResponse:
    response = StreamingHttpResponse(pages.lines(records, asked), content_type=NDJSON)
    seen = f"{HSDS_VERSION} {engine.stamp()} {request.get_full_path()}"
    response["ETag"] = f'W/"{sha256(seen.encode()).hexdigest()[:32]}"'
    return response


@open_data
def one(request: HttpRequest, name: str, record: str) -> HttpResponse:
    asked = OneParameters(request.GET)
    if not asked.is_valid():
        return refusal(asked)
    whole = bool(asked.value("full_service"))
    row = RECORDS[name].one(record, full_service=whole) if is_id(record) else None
    if row is None:
        return failure(404, _("There is no record with this id, or it is no longer public."))
    return as_json(row)


def refusal(asked: Strict) -> HttpResponse:
    wrong = {name: messages for name, messages in asked.errors.items() if name != "__all__"}
    words = " ".join(map(str, asked.non_field_errors())) or _("A parameter can’t be read.")
    return as_json({"error": words, "parameters": wrong}, status=400)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the feed is, for people."""
    context = {
        "base": settings.BASE_URL + reverse("hsds"),
        "version": HSDS_VERSION,
        "licence": LICENCE,
        "most_per_page": MOST_PER_PAGE,
        "most_requests": settings.HSDS_REQUESTS_A_MINUTE,
        "addresses": openapi.addresses(),
    }
    return render(request, "directory/open_data.html", context)
