"""Pages for frames on other sites, the page that makes their code, and the answer for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.constants import SELF
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from directory.embedding import oembed as answers
from directory.embedding.addresses import NotEmbeddableError, embeddable
from directory.embedding.forms import EmbedForm
from directory.embedding.frame import iframe, may_be_framed
from directory.embedding.page import listing_card, search_page, shown_from
from directory.finder.query import FinderQuery, parse
from directory.models import Service
from directory.street_map import street_map
from directory.views.finder import map_answer
from liaison.core.contact import contact_email
from liaison.navigation.chrome import chrome_for

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest

NOT_OURS, NOT_THAT_FORMAT, INCOMPLETE = 404, 501, 400


# Has no addresses by language: where a page is missing, Django looks for it under /en/ otherwise.
NO_LANGUAGES = "directory.embedding.urls"


def framed(
    request: HttpRequest, template: str, language: str, status: int = 200, **context: Any
) -> HttpResponse:
    """Rendered without the request: nothing of a session, so no cookie and the same for all."""
    context |= {"chrome": chrome_for(request), "language": language}
    html = render_to_string(f"directory/embed/{template}.html", context)
    request.urlconf = NO_LANGUAGES
    return may_be_framed(HttpResponse(html, status=status))


@require_safe
def embed_find(request: HttpRequest, language: str) -> HttpResponse:
    with override(language):
        page = search_page(parse(request.GET))
        return framed(
            request,
            "find",
            language,
            page=page,
            query=page.query,
            show=shown_from(request.GET),
            here=reverse(f"embed_find_{language}"),
            map_url=reverse(f"embed_map_{language}"),
            streets=street_map(),
        )


@require_safe
def embed_map(request: HttpRequest, language: str) -> HttpResponse:
    """As the finder's own, for nobody in particular even where a cookie came along."""
    with override(language):
        return map_answer(request.GET, AnonymousUser())


@require_safe
def embed_service(request: HttpRequest, language: str, key: str) -> HttpResponse:
    service = Service.objects.visible_to(AnonymousUser()).filter(key=key).first()
    with override(language):
        if service is None:
            return framed(request, "gone", language, status=NOT_OURS)
        card = listing_card(service, FinderQuery())
        return framed(request, "listing", language, service=service, card=card)


@require_safe
def embed(request: HttpRequest) -> HttpResponse:
    """Makes the code for one search."""
    form = EmbedForm(request.GET if "address" in request.GET else None)
    context: dict[str, Any] = {"form": form, "email": contact_email()}
    if form.is_valid():
        context["what"] = form.what
        size: dict[str, Any] = {"width": "100%", "height": form.tall}
        context["code"] = iframe(form.what, **size)
        context["preview"] = iframe(form.what, here=True, **size)
    response = render(request, "directory/embed/builder.html", context)
    response._csp_replace = {"frame-src": [SELF]}  # type: ignore[attr-defined]
    return response


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    request.urlconf = NO_LANGUAGES
    if request.GET.get("format", "json") != "json":
        return said(_("Only JSON is offered here."), NOT_THAT_FORMAT)
    if not request.GET.get("url"):
        return said(_("Give the address of a page of ours as “url”."), INCOMPLETE)
    try:
        what = embeddable(request.GET["url"])
    except NotEmbeddableError:
        return said(_("There is no public search or listing at that address."), NOT_OURS)
    return open_to_all(JsonResponse(answers.answer(what, request.GET)))


def said(error: str, status: int) -> HttpResponse:
    return open_to_all(JsonResponse({"error": error}, status=status))


def open_to_all(response: HttpResponse) -> HttpResponse:
    """Scripts of any site may read it: it holds nothing but what is public."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
