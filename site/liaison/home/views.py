"""Pages that no editor writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from liaison.core.bilingual import LANGUAGES, current_language
from liaison.home.content import reading
from liaison.home.finding import Answer, Asked
from liaison.home.suggesting import suggestions

if TYPE_CHECKING:
    from django.http import HttpRequest

ICONS = (192, 512)


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything this person may find, from one box."""
    answer = Answer(Asked.read(request.GET), request.user)
    return render(request, "home/search.html", {"answer": answer, "asked": answer.asked})


@never_cache
@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """What is offered while somebody types."""
    found = suggestions(Asked.read(request.GET).text, request.user)
    return render(request, "home/suggestions.html", {"suggestions": found})


@require_safe
def credits_page(request: HttpRequest) -> HttpResponse:
    return render(request, "home/credits.html", {"papers": reading.citations()})


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Searches and their parts stay out of other people’s indexes; the finder itself does not."""
    closed = []
    for language in LANGUAGES:
        with override(language):
            closed += [f"{reverse('find')}?", reverse("find_map"), reverse("find_places")]
            closed += [f"{reverse('search')}?", reverse("search_suggest")]
    context = {"closed": closed, "sitemap": settings.BASE_URL + reverse("sitemap_index")}
    return render(request, "robots.txt", context, content_type="text/plain")


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The site on a phone’s first screen, under its name only (https://www.w3.org/TR/appmanifest/)."""
    language = current_language()
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICONS
    ]
    words = {
        "name": "Liaison",
        "lang": language,
        "start_url": reverse("wagtail_serve", args=[""]),
        "display": "browser",
        "background_color": "#faf8f3",
        "theme_color": "#07463c",
        "icons": icons,
    }
    return JsonResponse(words, content_type="application/manifest+json")
