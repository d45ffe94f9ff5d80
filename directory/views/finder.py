"""The finder: a list, a map and suggestions of places, from one search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.finder import pins
from directory.finder.markup import fragment_html, page_html
from directory.finder.page import run
from directory.finder.query import parse
from liaison.core.kept_pages import KeptPages
from liaison.core.permissions import visibilities_for
from liaison.reference import places
from search import engine

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, QueryDict
    from django_htmx.middleware import HtmxDetails

    from liaison.accounts.models import User

    class HtmxHttpRequest(HttpRequest):
        htmx: HtmxDetails


LONGEST_PLACE = 80
_kept = KeptPages(most=200)  # the searches of the moment: a town, a need, the first page


@require_safe
def find(request: HtmxHttpRequest) -> HttpResponse:
    """The page, or only its results when the filters ask for them in place."""
    fragment = bool(request.htmx) and not request.htmx.history_restore_request
    return _kept.get(request, lambda: results(request, fragment), fragment, engine.recent_stamp())


def results(request: HtmxHttpRequest, fragment: bool) -> HttpResponse:
    page = run(parse(request.GET, visibilities_for(request.user)), request.user)
    html = fragment_html(request, page) if fragment else page_html(request, page)
    response = HttpResponse(html)
    response["Vary"] = "HX-Request, Cookie, Accept-Language"
    if fragment:  # the address to share: without the form's defaults
        response["HX-Push-Url"] = "?".join(filter(None, (request.path, page.query_string)))
    if not page.total:
        response["Cache-Control"] = "no-store"  # each search that finds nothing is counted
    return response


@require_safe
def find_map(request: HttpRequest) -> HttpResponse:
    return map_answer(request.GET, request.user)


def map_answer(params: QueryDict, user: User | AnonymousUser) -> HttpResponse:
    """The map of a search, for this person."""
    try:
        bbox = pins.bbox_from(params.get("bbox", ""))
        zoom = pins.zoom_from(params.get("zoom", ""))
    except pins.BadMapRequestError:
        return JsonResponse({"error": _("This part of the map can’t be read.")}, status=400)
    body = pins.map_json(parse(params, visibilities_for(user)), user, bbox=bbox, zoom=zoom)
    return HttpResponse(body, content_type="application/json")


@require_safe
def find_places(request: HttpRequest) -> HttpResponse:
    """Options for the place field while typing."""
    typed = request.GET.get("place", "")[:LONGEST_PLACE]
    return render(request, "directory/places.html", {"places": places.suggest(typed)})
