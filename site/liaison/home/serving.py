"""Pages by their whole address, in one look-up instead of one a level; kept a minute for people
who are not signed in. Wagtail's hooks (view restrictions among them) run as ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.shortcuts import redirect
from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from liaison.core.bilingual import current_language, other
from liaison.core.kept_pages import KeptPages
from liaison.home.translations import roots

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_kept = KeptPages(most=500)


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at `path` of the active language; 404 when there is none."""
    if request.META["QUERY_STRING"]:
        return fresh(request, path)  # or anybody could fill the memory with made-up addresses
    return _kept.get(request, lambda: fresh(request, path))


def fresh(request: HttpRequest, path: str) -> HttpResponse:
    language = current_language()
    page = page_at(path, language)
    if page is None and not path:
        return redirect("find")  # no home page written yet: the finder works all the same
    if page is None and (foreign := page_at(path, other(language))):
        if pair := foreign.get_translations().live().filter(locale__language_code=language).first():
            return redirect(pair.url)
        page = foreign  # nobody translated it yet: the page says so
    if page is not None:
        # Where Wagtail itself remembers the route of a request (Page.route_for_request).
        request._wagtail_route_for_request = (page, [], {})  # type: ignore[attr-defined]
    response = wagtail_serve(request, path)
    if hasattr(response, "render"):
        response.render()
    return response


def page_at(path: str, language: str) -> Page | None:
    """The live page at an address; None leaves it to Wagtail's own routing."""
    root = roots().get(language)
    if not root:
        return None
    place = f"{root}{path}"
    slug = place.rstrip("/").rpartition("/")[2]  # has an index, the whole place has none
    found = Page.objects.live().filter(slug=slug, url_path=place).order_by()
    for pk, kind in found.values_list("pk", "content_type")[:1]:
        model = ContentType.objects.get_for_id(kind).model_class()
        return model._default_manager.select_related("locale").get(pk=pk) if model else None
    return None
