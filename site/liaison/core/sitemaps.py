"""Lists of addresses for search engines: one a feature and language, each address with its pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from liaison.core.bilingual import LANGUAGES
from liaison.core.kept_pages import KeptPages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest, HttpResponse

_kept = KeptPages(most=20)


class LanguageSitemap(Sitemap):
    """What a feature publishes: `items` returns records with `get_absolute_url`, public ones only.

    Drafts, records for some people only and pages that ask not to be listed stay out.
    """

    i18n = True
    alternates = True
    limit = 2_000

    def __init__(self, language: str) -> None:
        self.language = language

    def _items(self) -> list[tuple[Any, str]]:
        """Those of one language, where Django’s own would list every language in one file."""
        return [
            (item, self.language)
            for item in self.items()
            if self.language in self.get_languages_for_item(item)
        ]

    def get_languages_for_item(self, item: Any) -> list[str]:
        return list(LANGUAGES)

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.BASE_URL).netloc


Sitemaps = dict[str, type[LanguageSitemap]]


def section(name: str, language: str) -> str:
    return f"{language}-{name}"


@require_safe
def index(request: HttpRequest, sitemaps: Mapping[str, type[LanguageSitemap]]) -> HttpResponse:
    """One list a feature, language and 2,000 addresses."""
    lists = []
    for language in LANGUAGES:
        for name, made in sitemaps.items():
            url = settings.BASE_URL + reverse("sitemap", args=[section(name, language)])
            pages = made(language).paginator.num_pages
            lists += [url if page == 1 else f"{url}?p={page}" for page in range(1, pages + 1)]
    return render(request, "sitemap_index.xml", {"lists": lists}, content_type="application/xml")


@require_safe
def one(
    request: HttpRequest, section: str, sitemaps: Mapping[str, type[LanguageSitemap]]
) -> HttpResponse:
    """The addresses of one feature in one language, kept a minute."""
    made: dict[str, type[Sitemap] | Sitemap] = {
        f"{language}-{name}": kind(language)
        for language in LANGUAGES
        for name, kind in sitemaps.items()
    }

    def fresh() -> HttpResponse:
        return sitemap(request, made, section=section).render()

    return _kept.get(request, fresh)
