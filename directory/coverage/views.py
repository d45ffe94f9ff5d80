"""Pages of coverage: where help is, where it is missing, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from directory.coverage import changes, export, pages, towns
from directory.coverage.areas import province_called
from directory.coverage.query import parse
from liaison.core.kept_pages import KeptPages
from liaison.core.permissions import visibilities_for
from search import engine

if TYPE_CHECKING:
    from django.http import HttpRequest

_kept = KeptPages(most=200)


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    def fresh() -> HttpResponse:
        context = pages.coverage_context(parse(request.GET), request.user)
        return render(request, "directory/coverage/coverage.html", context)

    return _kept.get(request, fresh, engine.stamp())


@require_safe
def coverage_csv(request: HttpRequest) -> HttpResponse:
    return export.as_csv(parse(request.GET), visibilities_for(request.user))


@require_safe
def coverage_map(request: HttpRequest) -> HttpResponse:
    """A map to take away: it holds a script of its own, and may run it nowhere near this site."""
    from directory.coverage import take_away  # noqa: PLC0415 (folium takes its time to load)

    html = take_away.map_html(parse(request.GET), visibilities_for(request.user))
    name = _("coverage")
    return HttpResponse(
        html,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.html"',
            "Content-Security-Policy": "sandbox",
        },
    )


@require_safe
def province(request: HttpRequest, province: str) -> HttpResponse:
    area = province_called(province)
    if area is None:
        raise Http404
    if area.slug != province:
        return redirect(area.url, permanent=True)
    request.alternate_urls = pages.province_urls(area.code)  # type: ignore[attr-defined]

    def fresh() -> HttpResponse:
        context = pages.province_context(area, request.user)
        return render(request, "directory/coverage/province.html", context)

    return _kept.get(request, fresh, engine.stamp())


@require_safe
def town(request: HttpRequest, province: str, town: str) -> HttpResponse:
    area = province_called(province)
    place = towns.called(area.code, town) if area else None
    if area is None or place is None:
        raise Http404
    if pages.town_url(place) != request.path:
        return redirect(pages.town_url(place), permanent=True)
    request.alternate_urls = pages.town_urls(place)  # type: ignore[attr-defined]

    def fresh() -> HttpResponse:
        context = pages.town_context(area, place, request.user)
        return render(request, "directory/coverage/town.html", context)

    return _kept.get(request, fresh, engine.stamp())


@require_safe
def directory_changes(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("month", "")
    month = changes.month_called(asked)
    if asked and month is None:
        raise Http404
    request.part_of = reverse("coverage")  # type: ignore[attr-defined]

    def fresh() -> HttpResponse:
        return render(request, "directory/coverage/changes.html", pages.changes_context(month))

    return _kept.get(request, fresh, engine.stamp())
