"""Pages that no editor writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from liaison.home.content import reading

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
def credits_page(request: HttpRequest) -> HttpResponse:
    return render(request, "home/credits.html", {"papers": reading.site()["sources"].values()})


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain")
