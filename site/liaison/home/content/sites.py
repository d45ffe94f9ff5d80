"""The frame of a site: two languages, a home page in each, one address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.models import Locale, Page, Site

from liaison.home.content.reading import LANGUAGES, site
from liaison.home.models import HomePage

if TYPE_CHECKING:
    from collections.abc import Mapping


def make_site() -> Mapping[str, HomePage]:
    """The home page of each language, by language code; made where missing."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locales["en"])
    )
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    for language in LANGUAGES:
        if language not in homes:
            homes[language] = _add_home(root, locales[language], homes)
    _make_address(homes["en"])
    return homes


def _add_home(root: Page, locale: Locale, homes: Mapping[str, HomePage]) -> HomePage:
    number, words = LANGUAGES.index(locale.language_code), site()["home"]
    names = ("title", "slug", "seo_title", "search_description", "eyebrow", "heading", "lede")
    home = HomePage(locale=locale, **{name: words[name][number] for name in names})
    for pair in homes.values():
        home.translation_key = pair.translation_key
    root.refresh_from_db()  # treebeard counts children in memory
    return root.add_child(instance=home)


def _make_address(home: HomePage) -> None:
    """Point the Site row at the home page; Wagtail's own welcome page goes."""
    default = Site.objects.filter(is_default_site=True).first()
    if default is None:
        Site.objects.create(is_default_site=True, hostname="localhost", root_page=home)
    elif default.root_page.specific_class is Page:
        welcome = default.root_page
        default.root_page = home
        default.site_name = "Liaison"
        default.save()
        welcome.delete()
    Site.clear_site_root_paths_cache()
