"""A page and its pair in the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import Page


def alternate_urls(page: Page) -> dict[str, str]:
    """The addresses of a page by language code, of those that are published."""
    translations = page.get_translations(inclusive=True).live().select_related("locale")
    return {pair.locale.language_code[:2]: pair.url for pair in translations if pair.url}
