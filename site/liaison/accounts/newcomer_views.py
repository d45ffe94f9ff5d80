"""Pages of a newcomer's machine: sign in by a one-use link, read the mail that was sent."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from liaison.accounts import newcomers
from liaison.accounts.newcomer_mail import letters
from liaison.accounts.roles import ADMIN_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


def newcomers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A missing page wherever the doors are shut."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.NEWCOMER_DOORS:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@newcomers_only
@never_cache
@require_http_methods(["GET", "POST"])  # GET only asks: browsers fetch links ahead
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    try:
        person = newcomers.person_from(token)
    except newcomers.UsedLinkError:
        return render(request, "dev/sign_in.html", {"person": None}, status=410)
    if request.method == "POST":
        login(request, person, backend=BACKEND)
        return redirect(first_page(person))
    return render(request, "dev/sign_in.html", {"person": person})


def first_page(person: User) -> str:
    if person.is_superuser or person.roles & ADMIN_ROLES:
        return reverse("wagtailadmin_home")
    with override(person.language):
        return reverse("wagtail_serve", args=[""])


@newcomers_only
@never_cache
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    return render(request, "dev/mail.html", {"letters": letters()})
