"""The addresses of the glossary and of each of its terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from liaison.core.sitemaps import LanguageSitemap
from liaison.reference.models import GlossaryTerm

if TYPE_CHECKING:
    from datetime import datetime


class GlossarySitemap(LanguageSitemap):
    def items(self) -> list[str | GlossaryTerm]:
        return ["glossary", *GlossaryTerm.objects.published().order_by("pk")]

    def location(self, item: str | GlossaryTerm) -> str:
        return reverse(item) if isinstance(item, str) else item.get_absolute_url()

    def lastmod(self, item: str | GlossaryTerm) -> datetime | None:
        return None if isinstance(item, str) else item.updated_at
