"""Every component with sample data, for those who build or edit this site."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.exports.menu import links
from liaison.home.dots import dots_map
from liaison.home.styleguide.samples import samples

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from liaison.accounts.models import User

THEMES = ("light", "dark")


@require_safe
@login_required
def styleguide(request: HttpRequest) -> HttpResponse:
    if not cast("User", request.user).is_site_staff:
        raise Http404
    asked = request.GET.get("theme", "")
    context = {
        "theme": asked if asked in THEMES else "",
        "dots_map": dots_map(),
        "files": links("shortlist_take_away", ""),
        **samples(),
    }
    return render(request, "home/styleguide.html", context)
