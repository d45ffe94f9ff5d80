"""Links between pages: a whole page of them costs one query, kept a minute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.html import escape
from wagtail.models import Page
from wagtail.rich_text import LinkHandler

from liaison.core.bilingual import current_language
from liaison.core.memo import Memo
from liaison.home.translations import address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from wagtail.blocks import StreamValue
    from wagtail.rich_text.feature_registry import FeatureRegistry

PAGE_LINK = re.compile(
    r'<a[^>]*\blinktype="page"[^>]*\bid="(\d+)"|<a[^>]*\bid="(\d+)"[^>]*\blinktype="page"'
)
_kept: Memo[str] = Memo(seconds=60, most=5_000)


class KeptPageLinkHandler(LinkHandler):
    """As Wagtail's own: the page in the reader's language where it is published in it."""

    identifier = "page"

    @staticmethod
    def get_model() -> type[Page]:
        return Page

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def extract_references(cls, attrs: dict) -> Iterator[tuple[type[Page], str, str, str]]:
        yield Page, attrs["id"], "", ""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        found = urls_of({int(attrs["id"]) for attrs in attrs_list if attrs.get("id", "").isdigit()})
        return [tag(found.get(int(attrs.get("id") or 0), "")) for attrs in attrs_list]


def register(features: FeatureRegistry) -> None:
    features.register_link_type(KeptPageLinkHandler)


def tag(url: str) -> str:
    return f'<a href="{escape(url)}">' if url else "<a>"


def remember(body: StreamValue) -> None:
    """Look up all pages that a body links to at once, before its blocks are rendered one by one."""
    urls_of(linked(str(block["value"]) for block in body.raw_data))


def linked(texts: Iterable[str]) -> set[int]:
    return {int(a or b) for text in texts for a, b in PAGE_LINK.findall(text)}


def urls_of(ids: Collection[int]) -> dict[int, str]:
    language = current_language()
    kept = {pk: _kept.peek((language, pk)) for pk in ids}
    if unknown := [pk for pk, url in kept.items() if url is None]:
        for pk, url in read_urls(unknown, language).items():
            _kept.put((language, pk), url)
            kept[pk] = url
    return {pk: url or "" for pk, url in kept.items()}


def read_urls(ids: Collection[int], language: str) -> dict[int, str]:
    """The address of each page, or of its pair in `language`; empty when neither is published."""
    keys = Page.objects.filter(pk__in=ids).order_by().values("translation_key")
    rows = list(
        Page.objects.filter(translation_key__in=keys)
        .order_by()
        .values_list("pk", "translation_key", "locale__language_code", "url_path", "live")
    )
    shown = {(key, code): address(path, code) for _pk, key, code, path, live in rows if live}
    return dict.fromkeys(ids, "") | {
        pk: shown.get((key, language)) or shown.get((key, code), "")
        for pk, key, code, _path, _live in rows
        if pk in ids
    }
