"""Edit screens that refuse to publish an incomplete listing, say why, and keep the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.snippets.views import snippets

from directory.admin import titles
from directory.exceptions import NotReadyToPublishError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def say_what_is_missing(request: HttpRequest, refusal: NotReadyToPublishError) -> None:
    messages.error(
        request,
        format_html(
            "{} <ul>{}</ul>",
            _("Not published yet. What you wrote is kept as a draft. Still to be stated:"),
            format_html_join("", "<li>{}</li>", ((name,) for name in refusal.missing)),
        ),
    )


class RefusesIncomplete:
    """For the screens where a listing is published, scheduled or approved."""

    def run_action_method(self) -> HttpResponse | None:
        try:
            with transaction.atomic():
                return super().run_action_method()  # type: ignore[misc]
        except NotReadyToPublishError as refusal:
            say_what_is_missing(self.request, refusal)  # type: ignore[attr-defined]
            return redirect(self.get_edit_url())  # type: ignore[attr-defined]


class CreateService(RefusesIncomplete, snippets.CreateView):
    pass


class EditService(RefusesIncomplete, titles.EditView):
    pass


class ReviewService(snippets.WorkflowActionView):
    """Approving from the list or the first screen publishes as well."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except NotReadyToPublishError as refusal:
            say_what_is_missing(request, refusal)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": self.redirect_url})
        return redirect(self.redirect_url)
