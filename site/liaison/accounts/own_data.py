"""Pages on which people take what is held about them, and leave."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.logout import logout
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liaison.accounts import erasure, export
from liaison.accounts.exceptions import LastAdministratorError

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User


@reauthentication_required
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/data.html")


@never_cache
@require_POST
@reauthentication_required
def download(request: HttpRequest) -> HttpResponse:
    held = export.everything_about(cast("User", request.user))
    response = JsonResponse(held, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="account.json"'
    return response


@reauthentication_required
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """GET only asks. A person without whom nobody could run the site is told so."""
    user = cast("User", request.user)
    needed = erasure.is_last_administrator(user)
    if request.method == "POST" and not needed:
        try:
            erasure.erase(user=user)
        except LastAdministratorError:
            return redirect("account_erase")
        logout(request, show_message=False)
        request.session.flush()
        return redirect("account_erased")
    return render(request, "accounts/erase.html", {"needed": needed})


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/erased.html")
