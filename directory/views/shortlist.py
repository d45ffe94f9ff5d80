"""A shortlist, read from its address: to print, to take away, to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from directory.exports.formats import MOST_KEYS
from directory.exports.shortlist import read

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@never_cache
@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    request.part_of = reverse("find")  # type: ignore[attr-defined]
    context = {"shortlist": read(request.GET, request.user), "most": MOST_KEYS}
    return render(request, "directory/shortlist.html", context)
