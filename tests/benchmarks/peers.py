"""The same search done the usual ways, over the same rows (S8).

Both find what is live, public, holds the word, has the terms and lies within the radius; they
sort by distance, take the first 20 and count the terms of all matches. Neither gets to do less
than the engine, except that their counts don't leave a facet's own choice apart.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import django_filters
from django.db.models import Count, F, Min, Q, Value
from django.db.models.functions import ACos, Cos, Least, Radians, Sin
from geopy.distance import geodesic
from wagtail.search.backends import get_search_backend

from directory.models import Service, Term
from tests.benchmarks.models import StockListing

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from search.request import Near, SearchRequest

EARTH_KM = 6371.0088
PAGE = 20
TEXTS = [f"{n}_{code}" for n in ("name", "summary", "description") for code in ("en", "fr")]


def chosen_from(facet: str) -> Any:
    return lambda: Term.objects.filter(facet=facet).values_list("code", "name_en")


class ListingFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="holds")
    type = django_filters.MultipleChoiceFilter(
        field_name="terms__code", choices=chosen_from("type")
    )
    language = django_filters.MultipleChoiceFilter(
        field_name="terms__code", choices=chosen_from("language")
    )

    class Meta:
        model = Service
        fields: list[str] = []

    def holds(self, queryset: QuerySet[Service], name: str, value: str) -> QuerySet[Service]:
        condition = Q()
        for text in TEXTS:
            condition |= Q(**{f"{text}__icontains": value})
        return queryset.filter(condition)


def filterset(request: SearchRequest) -> list[int]:
    data: dict[str, Any] = {facet: list(codes) for facet, codes in request.facets.items()}
    public = Service.objects.filter(live=True, visibility="public")
    matches = ListingFilter(data | {"q": request.text}, queryset=public).qs
    assert request.near
    here = (request.near.latitude, request.near.longitude)
    nearest: dict[int, float] = {}
    for service in matches.prefetch_related("locations"):
        away = min(
            (
                geodesic(here, (place.latitude, place.longitude)).km
                for place in service.locations.all()
            ),
            default=None,
        )
        if away is not None and away <= request.near.radius_km:
            nearest[service.pk] = away
    return page(nearest, request)


def modelsearch(request: SearchRequest) -> list[int]:
    near = services_near(request)
    matches = StockListing.objects.filter(
        live=True, visibility="public", id__in=near.values("service_id")
    )
    for codes in request.facets.values():
        matches = matches.filter(terms__code__in=list(codes))
    found = get_search_backend().search(request.text, matches, order_by_relevance=False)
    ids = [listing.pk for listing in found]
    away = near.filter(service_id__in=ids).values_list("service_id", "away")
    return page(dict(away), request)


def services_near(request: SearchRequest) -> Any:
    """Services and their least great-circle distance, worked out by the database."""
    assert request.near
    here = Radians(Value(request.near.latitude))
    lat, lon = Radians(F("location__latitude")), Radians(F("location__longitude"))
    cosine = Sin(here) * Sin(lat) + Cos(here) * Cos(lat) * Cos(
        lon - Radians(Value(request.near.longitude))
    )
    away = Min(ACos(Least(cosine, Value(1.0))) * EARTH_KM)
    links = Service.locations.through.objects.filter(**box(request.near)).values("service_id")
    return links.annotate(away=away).filter(away__lte=request.near.radius_km).order_by()


def box(near: Near) -> dict[str, tuple[float, float]]:
    """Degrees that surely hold the circle, so that few distances have to be worked out."""
    tall = near.radius_km / 110
    wide = tall / math.cos(math.radians(near.latitude))
    return {
        "location__latitude__range": (near.latitude - tall, near.latitude + tall),
        "location__longitude__range": (near.longitude - wide, near.longitude + wide),
    }


def page(nearest: dict[int, float], request: SearchRequest) -> list[int]:
    count(nearest.keys(), request)
    return sorted(nearest, key=lambda pk: (nearest[pk], pk))[:PAGE]


def count(ids: Collection[int], request: SearchRequest) -> dict[tuple[str, str], int]:
    rows = (
        Term.objects.filter(facet__in=request.count_facets, services__in=list(ids))
        .values_list("facet", "code")
        .annotate(n=Count("services"))
    )
    return {(facet, code): n for facet, code, n in rows}
