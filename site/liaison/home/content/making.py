"""Makes the pages of `pages/` that are missing, in a tree, each with its pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Page
from wagtail.rich_text import RichText

from liaison.core.visibility import Visibility
from liaison.home.checklist import EVERY_CHECK
from liaison.home.content import reading
from liaison.home.content.reading import ContentError
from liaison.home.models import (
    Article,
    ExplainerPage,
    NewsIndexPage,
    NewsPage,
    PracticeNotePage,
    SitePage,
    StandardPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from liaison.home.models import HomePage

Pages = dict[tuple[str, str], SitePage]  # by name and language
TYPES: dict[str, type[SitePage]] = {
    "standard": StandardPage,
    "explainer": ExplainerPage,
    "practice_note": PracticeNotePage,
    "news_index": NewsIndexPage,
    "news": NewsPage,
}


def make_pages(homes: Mapping[str, HomePage]) -> Pages:
    """First every page with its pair, so that texts can link to any of them; then the new texts."""
    pages: Pages = {}
    new = []
    for name in in_order():
        for language, home in homes.items():
            text = reading.page(name, language)
            found = find(home, name, text)
            if found is None:
                new.append((name, language))
                above = pages.get((text.head.get("parent", ""), language), home)
                found = add(above, name, text, pages.get((name, "en")))
            pages[name, language] = found
    for name, language in new:
        fill(pages, name, language)
    return pages


def in_order() -> list[str]:
    """The names of site.toml, each after its parent."""
    names: list[str] = []

    def place(name: str, below: tuple[str, ...] = ()) -> None:
        above = reading.page(name, "en").head.get("parent")
        if name in below:
            raise ContentError(f"{name}.en.md: a parent of itself")
        if above and above not in reading.site()["pages"]:
            raise ContentError(f"{name}.en.md: its parent “{above}” is not in pages of site.toml")
        if above:
            place(above, (*below, name))
        if name not in names:
            names.append(name)

    for name in reading.site()["pages"]:
        place(name)
    return names


def find(home: HomePage, name: str, text: reading.Text) -> SitePage | None:
    """The page made from this text before, whatever editors changed of it since."""
    of_type = [model.objects.descendant_of(home) for model in set(TYPES.values())]
    for known in ({"origin": name}, {"origin": "", "slug": text.head["slug"]}):
        for pages in of_type:
            if found := pages.filter(**known).first():
                return found
    return None


def add(above: Page, name: str, text: reading.Text, english: SitePage | None) -> SitePage:
    model = type_of(name, text)
    page = model(
        title=text.head["title"],
        slug=text.head["slug"],
        summary=text.head["summary"],
        search_description=text.head["summary"],
        locale=above.locale,
        origin=name,
        style_checks=EVERY_CHECK,  # who writes these texts answers for them
    )
    if english:
        page.translation_key = english.translation_key
    above.refresh_from_db()  # treebeard counts children in memory
    return above.add_child(instance=page)


def type_of(name: str, text: reading.Text) -> type[SitePage]:
    kind = text.head.get("type", "standard")
    if kind == "standard" and name == "news":
        kind = "news_index"
    if kind not in TYPES:
        raise ContentError(f"{text.file}: no type “{kind}”; there are {sorted(TYPES)}")
    return TYPES[kind]


def fill(pages: Pages, name: str, language: str) -> None:
    page, text = pages[name, language], reading.page(name, language)
    if isinstance(page, Article):
        fill_article(page, text, addresses(pages, language))
    page.save_revision().publish()


def fill_article(page: Article, text: reading.Text, address: Callable[[str], str]) -> None:
    head = text.head
    body = reading.blocks(text, address)
    page.body = [(kind, RichText(it) if kind in ("text", "note") else it) for kind, it in body]
    language = page.locale.language_code
    page.sources = [("source", reading.source(key, language)) for key in head.get("sources", [])]
    page.written_on = head.get("written_on")
    page.evidence, page.evidence_note = head.get("evidence", ""), head.get("evidence_note", "")
    page.unknown = "\n".join(head.get("unknown", []))
    page.is_help_page = head.get("help", False)
    page.neutral_title = head.get("neutral_title", "")
    page.visibility = head.get("visibility", Visibility.PUBLIC)
    if isinstance(page, ExplainerPage):
        page.code = head.get("code", "")
    if isinstance(page, PracticeNotePage):
        page.monday = [("step", step) for step in head.get("monday", [])]


def addresses(pages: Pages, language: str) -> Callable[[str], str]:
    def attributes(target: str) -> str:
        scheme, _, rest = target.partition(":")
        if scheme == "page":
            if (rest, language) not in pages:
                raise ContentError(f"a link to page:{rest}, which is not in pages of site.toml")
            return f'linktype="page" id="{pages[rest, language].pk}"'
        if scheme == "view":
            return f'href="{view(rest, language)}"'
        return f'href="{target}"'

    return attributes


def view(name: str, language: str) -> Any:
    try:
        with override(language):
            return reverse(name)
    except NoReverseMatch as error:
        raise ContentError(f"a link to view:{name}, which is no view of this site") from error
