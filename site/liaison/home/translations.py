"""A page and its pair in the other language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import translate_url

from liaison.core.bilingual import other
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from wagtail.models import Page


_kept: Memo[dict[str, str]] = Memo(seconds=60, most=500)


def alternate_urls(page: Page) -> dict[str, str]:
    """The addresses of a page by language code, of those that are published."""
    return _kept.get(page.pk, lambda: read_alternate_urls(page))


def read_alternate_urls(page: Page) -> dict[str, str]:
    translations = page.get_translations(inclusive=True).live().select_related("locale")
    return {pair.locale.language_code[:2]: pair.url for pair in translations if pair.url}


def shown_at(page: Page, urls: dict[str, str]) -> str:
    """Where readers of the other language are shown a page that nobody translated yet."""
    code = page.locale.language_code[:2]
    if other(code) in urls or code not in urls:
        return ""
    return translate_url(urls[code], other(code))
