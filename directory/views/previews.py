"""A draft as the public would read it, in either language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import render
from django.utils.translation import override

from directory.models import Service
from directory.views.listings import organisation_context, service_context

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from directory.models import Organisation


def preview(request: HttpRequest, draft: Organisation | Service, *, language: str) -> HttpResponse:
    build = service_context if isinstance(draft, Service) else organisation_context
    with override(language or None):
        context = build(draft, AnonymousUser())
        return render(request, f"directory/{draft.url_name}.html", context)
