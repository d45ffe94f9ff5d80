"""The areas coverage speaks of, read once: Canada, provinces and territories, health regions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from liaison.core.bilingual import LANGUAGES, current_language
from liaison.core.memo import Memo
from liaison.reference.models import Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

COUNTRY = "CA"
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Area:
    code: str
    name: str
    population: int
    year: int
    parent: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_province(self) -> bool:
        return not self.parent and self.code != COUNTRY

    @property
    def province(self) -> str:
        return self.parent or self.code

    @property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def url(self) -> str:
        """The page of its province; the regions are a part of that page."""
        if self.code == COUNTRY:
            return reverse("coverage")
        owner = areas()[self.province]
        url = reverse("coverage_province", args=[owner.slug])
        return f"{url}#{self.code}" if self.parent else url

    def per_100k(self, count: int) -> float | None:
        return count * 100_000 / self.population if self.population else None


_kept: Memo[Mapping[str, Area]] = Memo(seconds=SECONDS, most=4)


def areas() -> Mapping[str, Area]:
    """Every area by its code, Canada first, named in the active language."""
    return _kept.get(current_language(), read_areas)


def read_areas() -> Mapping[str, Area]:
    found = {
        region.code: Area(
            code=region.code,
            name=str(region.name),
            population=region.population,
            year=region.population_year,
            parent=region.parent.code if region.parent else "",
            latitude=region.latitude,
            longitude=region.longitude,
        )
        for region in Region.objects.select_related("parent")
    }
    provinces_ = [area for area in found.values() if not area.parent]
    country = Area(
        code=COUNTRY,
        name=_("Canada"),
        population=sum(area.population for area in provinces_),
        year=max((area.year for area in provinces_), default=0),
    )
    return {COUNTRY: country, **found}


def provinces() -> list[Area]:
    return by_name(area for area in areas().values() if area.is_province)


def health_regions(province: str = "") -> list[Area]:
    """Those of one province, or all of them province by province."""
    found = by_name(
        area
        for area in areas().values()
        if area.parent and area.parent in (province or area.parent)
    )
    return sorted(found, key=lambda area: areas()[area.parent].slug)


def by_name(found: Iterable[Area]) -> list[Area]:
    return sorted(found, key=lambda area: area.slug)


def province_called(slug: str) -> Area | None:
    """In the active language or the other."""
    for language in LANGUAGES:
        with override(language):
            found = next((area.code for area in provinces() if area.slug == slug), None)
        if found:
            return areas()[found]
    return None
