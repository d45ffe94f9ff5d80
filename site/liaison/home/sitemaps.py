"""Every published page, and the pages that no editor writes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from wagtail.models import Page

from liaison.core.bilingual import current_language
from liaison.core.sitemaps import LanguageSitemap
from liaison.home.readers import not_for_everyone

if TYPE_CHECKING:
    from datetime import datetime


@dataclass
class Pair:
    """A page in each language it is published in."""

    urls: dict[str, str] = field(default_factory=dict)
    changed: datetime | None = None


class PageSitemap(LanguageSitemap):
    def items(self) -> list[Pair]:
        pairs: dict[object, Pair] = defaultdict(Pair)
        pages = Page.objects.live().public().filter(depth__gt=1).exclude(pk__in=not_for_everyone())
        for page in pages.select_related("locale").order_by("path"):
            if url := page.url:
                pair = pairs[page.translation_key]
                pair.urls[page.locale.language_code[:2]] = url
                pair.changed = max(
                    filter(None, [pair.changed, page.last_published_at]), default=None
                )
        return list(pairs.values())

    def get_languages_for_item(self, item: Pair) -> list[str]:
        return list(item.urls)

    def location(self, item: Pair) -> str:
        return item.urls[current_language()]

    def lastmod(self, item: Pair) -> datetime | None:
        return item.changed


class ViewSitemap(LanguageSitemap):
    """Pages by the name of their view: one that does not exist is left out."""

    def items(self) -> list[str]:
        return ["find", "coverage", "directory_changes", "embed", "open_data", "credits"]

    def location(self, item: str) -> str:
        return reverse(item)
