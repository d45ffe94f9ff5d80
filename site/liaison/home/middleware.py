"""A page that may not go out yet: whoever tried is told why, at the page itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from liaison.home.publishing import PublishRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase


class PublishRefusalMiddleware:
    """The form says it beside its fields; review and bulk actions have none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, PublishRefusedError):
            return None
        reasons = format_html_join("", "<li>{}</li>", ([text] for text in error.messages))
        heading = _("“%(title)s” is not published yet:") % {"title": error.page.title}
        messages.error(request, format_html("{}<ul>{}</ul>", heading, reasons))
        return redirect("wagtailadmin_pages:edit", error.page.pk)
