"""Who may read a page, and what others find at its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from wagtail.models import get_page_models

from liaison.core.permissions import user_can_see
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from liaison.home.models import Article

# Everybody may know that there is a text for practitioners, and how one comes to read it.
LISTED = (Visibility.PUBLIC, Visibility.PRACTITIONER)


def user_can_read(request: HttpRequest, page: Article) -> bool:
    return getattr(request, "is_preview", False) or user_can_see(request.user, page.visibility)


def turned_away(request: HttpRequest, page: Article) -> HttpResponse:
    """What the page is about and whom it is for; a page that is not listed does not exist."""
    if page.visibility not in LISTED:
        raise Http404
    return render(request, "home/for_practitioners.html", {"page": page}, status=403)


def not_for_everyone() -> set[int]:
    """Numbers of the pages that only some people may read."""
    kinds = [model for model in get_page_models() if hasattr(model, "visibility")]
    return {
        pk
        for model in kinds
        for pk in model._default_manager.exclude(visibility=Visibility.PUBLIC).values_list(
            "pk", flat=True
        )
    }
