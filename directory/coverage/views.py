"""Pages of coverage: where help is, where it is missing, and what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.coverage import changes, export, pages, towns
from directory.coverage.areas import province_called
from directory.coverage.query import parse
from liaison.core.bilingual import current_language
from liaison.core.kept_pages import KeptPages
from liaison.core.memo import Memo
from liaison.core.permissions import visibilities_for
from search import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from django.http import HttpRequest

    from directory.coverage.query import CoverageQuery
    from liaison.core.visibility import Visibility

MOST = 40  # kept of pages and of bodies: the largest have 400 kB
_pages = KeptPages(most=MOST)
_bodies: Memo[str] = Memo(seconds=60, most=MOST)


def page(
    request: HttpRequest,
    name: str,
    key: tuple[Hashable, ...],
    context: Callable[[frozenset[Visibility]], dict[str, Any]],
    **outer: Any,
) -> HttpResponse:
    """A page whose body is the same for all who may see the same and ask for the same."""
    allowed = visibilities_for(request.user)
    template = f"directory/coverage/{name}"

    def body() -> str:
        return render_to_string(f"{template}_body.html", context(allowed))

    def fresh() -> HttpResponse:
        whole = (name, current_language(), engine.stamp(), allowed, *key)
        return render(request, f"{template}.html", {**outer, "body": _bodies.get(whole, body)})

    return _pages.get(request, fresh, engine.stamp())


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    query = parse(request.GET)
    asked = query.urlencode()
    context = partial(pages.coverage_context, query)
    return page(request, "coverage", (asked,), context, query=query, asked=asked)


@require_safe
def coverage_csv(request: HttpRequest) -> HttpResponse:
    text = kept_file(request, "csv", export.csv_text)
    name = _("coverage")
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


@require_safe
def coverage_map(request: HttpRequest) -> HttpResponse:
    """A map to take away: it holds a script of its own, and may run it nowhere near this site."""
    from directory.coverage import take_away  # noqa: PLC0415 (folium takes its time to load)

    name = _("coverage")
    return HttpResponse(
        kept_file(request, "map", take_away.map_html),
        headers={
            "Content-Disposition": f'attachment; filename="{name}.html"',
            "Content-Security-Policy": "sandbox",
            "X-Robots-Tag": "noindex",
        },
    )


def kept_file(
    request: HttpRequest, kind: str, make: Callable[[CoverageQuery, frozenset[Visibility]], str]
) -> str:
    query, allowed = parse(request.GET), visibilities_for(request.user)
    key = (kind, current_language(), engine.stamp(), allowed, query.urlencode())
    return _bodies.get(key, lambda: make(query, allowed))


@require_safe
def province(request: HttpRequest, province: str) -> HttpResponse:
    area = province_called(province)
    if area is None:
        raise Http404
    if area.slug != province:
        return redirect(area.url, permanent=True)
    request.alternate_urls = pages.province_urls(area.code)  # type: ignore[attr-defined]
    context = partial(pages.province_context, area)
    return page(request, "province", (area.code,), context, area=area)


@require_safe
def town(request: HttpRequest, province: str, town: str) -> HttpResponse:
    area = province_called(province)
    place = towns.called(area.code, town) if area else None
    if area is None or place is None:
        raise Http404
    if pages.town_url(place) != request.path:
        return redirect(pages.town_url(place), permanent=True)
    request.alternate_urls = pages.town_urls(place)  # type: ignore[attr-defined]
    context = partial(pages.town_context, area, place)
    return page(request, "town", (place.id,), context, area=area, town=place)


@require_safe
def directory_changes(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("month", "")
    month = changes.month_called(asked)
    if asked and month is None:
        raise Http404
    request.part_of = reverse("coverage")  # type: ignore[attr-defined]
    context = partial(pages.changes_context, month)
    return page(request, "changes", (month,), context, asked=asked)
