"""Where a page is, and its pair in the other language: read without making pages of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import translate_url
from django.utils.encoding import iri_to_uri
from wagtail.models import Page

from liaison.core.bilingual import other
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

_kept: Memo[dict[str, str]] = Memo(seconds=60, most=500)
_roots: Memo[dict[str, str]] = Memo(seconds=60)


def roots() -> Mapping[str, str]:
    """Where the tree of each language starts, by language code, if its home page is published."""
    return _roots.get("", read_roots)


def read_roots() -> dict[str, str]:
    homes = Page.objects.live().filter(depth=2).order_by("-path")
    return {code[:2]: path for code, path in homes.values_list("locale__language_code", "url_path")}


def address(url_path: str, code: str) -> str:
    """The address of a page by its place in the tree; empty outside the site."""
    code = code[:2]
    root = roots().get(code)
    if not root or not url_path.startswith(root):
        return ""
    return iri_to_uri(f"/{code}/{url_path.removeprefix(root)}")


def alternate_urls(page: Page) -> dict[str, str]:
    """The addresses of a page by language code, of those that are published."""
    return _kept.get(page.pk, lambda: read_alternate_urls(page))


def read_alternate_urls(page: Page) -> dict[str, str]:
    pairs = Page.objects.live().filter(translation_key=page.translation_key).order_by()
    rows = pairs.values_list("locale__language_code", "url_path")
    return {code[:2]: url for code, path in rows if (url := address(path, code))}


def shown_at(page: Page, urls: dict[str, str]) -> str:
    """Where readers of the other language are shown a page that nobody translated yet."""
    code = page.locale.language_code[:2]
    if other(code) in urls or code not in urls:
        return ""
    return translate_url(urls[code], other(code))
