"""The smallest site: a root, two languages, a home page in each."""

from __future__ import annotations

from wagtail.models import Locale, Page, Site

from liaison.home.models import HomePage

HEADINGS = {"en": "Find help near you", "fr": "Trouver de l’aide près de chez vous"}


def make_site() -> dict[str, HomePage]:
    """The home page of each language, by language code; idempotent."""
    english = Locale.objects.get_or_create(language_code="en")[0]
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=english)
    )
    homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    for language, heading in HEADINGS.items():
        if language not in homes:
            homes[language] = add_home(root, language, heading, pair=homes.get("en"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": homes["en"]}
    )
    Site.clear_site_root_paths_cache()
    return homes


def add_home(root: Page, language: str, heading: str, pair: HomePage | None) -> HomePage:
    home = HomePage(
        title=heading,
        slug=f"home-{language}",
        heading=heading,
        lede=heading,
        locale=Locale.objects.get_or_create(language_code=language)[0],
    )
    if pair:
        home.translation_key = pair.translation_key
    return root.add_child(instance=home)
