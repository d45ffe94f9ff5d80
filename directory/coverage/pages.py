"""What each page of coverage shows to this person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from directory.coverage import changes, local, towns, unmet
from directory.coverage.areas import COUNTRY, areas, health_regions
from directory.coverage.chart import chart
from directory.coverage.counting import REMOTE, count
from directory.coverage.drawing import drawing
from directory.coverage.filters import filters
from directory.coverage.query import CoverageQuery
from directory.coverage.table import heads, table
from liaison.core.bilingual import LANGUAGES
from liaison.core.permissions import ANONYMOUS
from liaison.reference.models import LawCard

if TYPE_CHECKING:
    from datetime import date

    from directory.coverage.areas import Area
    from directory.coverage.counting import Allowed, Facets
    from liaison.reference.places import Place

NO_FACETS: Facets = {}


def coverage_context(query: CoverageQuery, allowed: Allowed) -> dict[str, Any]:
    return {
        "query": query,
        "filters": filters(query),
        "table": table(query, allowed),
        "heads": heads(query),
        "drawing": drawing(query, allowed),
        "chart": chart(query, COUNTRY),
        "asked": query.urlencode(sort="name"),
        **about(allowed),
    }


def about(allowed: Allowed) -> dict[str, Any]:
    """How the numbers were made."""
    return {
        "counted_at": timezone.now(),
        "year": areas()[COUNTRY].year,
        "beyond_public": allowed != ANONYMOUS,
    }


def province_context(area: Area, allowed: Allowed) -> dict[str, Any]:
    everything = CoverageQuery()
    own = table(everything, allowed, [area])
    return {
        "area": area,
        "row": own.rows[0],
        "table": table(everything, allowed, health_regions(area.code)),
        "unmet": unmet.of_province(area.code),
        "general": local.general_services(area, allowed),
        "remote": local.remote_services(area, allowed),
        "law_cards": LawCard.objects.published().filter(province=area.code, visibility__in=allowed),
        "towns": [(town, town_url(town)) for town in towns.in_province(area.code)],
        "chart": chart(everything, area.code),
        **find_urls(area),
        **about(allowed),
    }


def town_context(area: Area, town: Place, allowed: Allowed) -> dict[str, Any]:
    region = areas().get(town.region)
    return {
        "area": area,
        "town": town,
        "region": region,
        "region_count": count({}, allowed).get(town.region, 0),
        "services": local.town_services(town, allowed),
        "levels": local.town_levels(town, allowed),
        "radius": local.RADIUS,
        "find_url": find_url(town.label, town.id),
        **about(allowed),
    }


def changes_context(month: date | None, _allowed: Allowed) -> dict[str, Any]:
    every = changes.months()
    chosen = month or every[0].first
    return {
        "months": every,
        "chosen": next(one for one in every if one.first == chosen),
        **changes.of_month(chosen),
    }


def find_urls(area: Area) -> dict[str, str]:
    """The finder for all of a province: everything, and the two lists of its page."""
    name, at = area.name, f"region:{area.code}"
    return {
        "find_url": find_url(name, at),
        "general_url": find_url(name, at, local.COULD_TAKE_A_MANDATE),
        "remote_url": find_url(name, at, REMOTE),
    }


def find_url(name: str, at: str, facets: Facets = NO_FACETS) -> str:
    """`at` tells the place where its name alone may not."""
    pairs = [(facet, code) for facet, codes in facets.items() for code in sorted(codes)]
    return f"{reverse('find')}?{urlencode([('place', name), ('at', at), *pairs])}"


def province_urls(code: str) -> dict[str, str]:
    urls = {}
    for language in LANGUAGES:
        with override(language):
            urls[language] = areas()[code].url
    return urls


def town_url(town: Place) -> str:
    area = areas()[town.province]
    return reverse("coverage_town", args=[area.slug, towns.slug_of(town)])


def coverage_page(place: Place) -> tuple[str, str] | None:
    """Name and address: of a town with a page, else of its province; None without regions."""
    if place.id in towns.shown():
        return place.name, town_url(place)
    area = areas().get(place.province)
    return (area.name, area.url) if area else None


def town_urls(town: Place) -> dict[str, str]:
    urls = {}
    for language in LANGUAGES:
        with override(language):
            urls[language] = town_url(town)
    return urls
