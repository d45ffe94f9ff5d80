"""The addresses of provinces, territories and towns with something to show."""

from __future__ import annotations

from directory.coverage.areas import areas, provinces
from directory.coverage.pages import town_url
from directory.coverage.towns import in_province
from liaison.core.sitemaps import LanguageSitemap
from liaison.reference import places


class CoverageSitemap(LanguageSitemap):
    def items(self) -> list[str]:
        """Codes of provinces and ids of towns: an address is worked out in its own language."""
        return [
            key
            for area in provinces()
            for key in (area.code, *(it.id for it in in_province(area.code)))
        ]

    def location(self, item: str) -> str:
        town = places.get(item)
        return town_url(town) if town else areas()[item].url
