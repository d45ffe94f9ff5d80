"""One gate before every screen of the editors’ room, for regional editors: also for the screens
that Wagtail adds later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied

from directory.remit import PROVINCE_OF, provinces_of, within
from liaison.core.middleware import is_admin

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

SNIPPETS, CHOOSERS = "wagtailsnippets_", "wagtailsnippetchoosers_"
SESSIONS = "wagtailadmin_editing_sessions"
# Screens about every record at once, of the whole country.
COUNTRYWIDE = frozenset({"wagtailadmin_reports", "wagtail_bulk_action"})


class RegionalLimitsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> None:
        """Refuses a record of another province, and one that does not exist just the same."""
        match = request.resolver_match
        if match is None or not is_admin(request) or provinces_of(request.user) is None:
            return
        if COUNTRYWIDE.intersection(match.namespaces) or match.url_name in COUNTRYWIDE:
            raise PermissionDenied
        model = model_of(match.namespace, kwargs)
        asked = {kwargs.get("pk"), kwargs.get("object_id"), *request.GET.getlist("id")} - {None}
        if model is None or not asked:
            return
        try:
            found = within(model._default_manager.filter(pk__in=asked), request.user).count()
        except ValueError:
            found = 0
        if found < len(asked):
            raise PermissionDenied


def model_of(namespace: str, kwargs: dict[str, Any]) -> type[Model] | None:
    """The limited model whose records these addresses are about."""
    for model in PROVINCE_OF:
        label = f"{model._meta.app_label}_{model._meta.model_name}"
        if namespace in (SNIPPETS + label, CHOOSERS + label):
            return model
        if namespace == SESSIONS and kwargs.get("model_name") == model._meta.model_name:
            return model
    return None
