"""The addresses of the three lists of cards and of every public card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from liaison.core.sitemaps import LanguageSitemap
from liaison.reference.models import Instrument, LawCard, RoleCard

if TYPE_CHECKING:
    from datetime import datetime

    from liaison.reference.models.card import Card


class CardSitemap(LanguageSitemap):
    def items(self) -> list[str | Card]:
        found: list[str | Card] = ["instruments", "roles", "law_cards"]
        for model in (Instrument, RoleCard, LawCard):
            found += model.objects.visible_to(AnonymousUser()).order_by("pk")
        return found

    def location(self, item: str | Card) -> str:
        return reverse(item) if isinstance(item, str) else item.get_absolute_url()

    def lastmod(self, item: str | Card) -> datetime | None:
        return None if isinstance(item, str) else item.updated_at
