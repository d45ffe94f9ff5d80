"""Creates the pages, menu items and numbers that are missing; what editors changed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page
from wagtail.rich_text import RichText

from liaison.home.content import reading
from liaison.home.content.reading import LANGUAGES, pair
from liaison.home.content.sites import make_site
from liaison.home.models import HomePage, StandardPage
from liaison.navigation.models import CrisisLine, MenuItem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Pages = dict[tuple[str, str], StandardPage]  # by name and language


@transaction.atomic
def load() -> None:
    homes = make_site()
    pages, new = _make_pages(homes)
    for name, language in new:
        _fill(pages, name, language)
    for language, home in homes.items():
        if not home.doors:
            _fill_home(home, pages, language)
    _make_menus(pages)
    _make_crisis_lines()


def _make_pages(homes: Mapping[str, HomePage]) -> tuple[Pages, list[tuple[str, str]]]:
    """First every page with its pair, so that texts can link to any of them."""
    pages: Pages = {}
    new = []
    for name in reading.site()["pages"]:
        for language, home in homes.items():
            head = reading.page(name, language).head
            found = StandardPage.objects.child_of(home).filter(slug=head["slug"]).first()
            if found is None:
                new.append((name, language))
                found = _add_page(home, head, pages.get((name, "en")))
            pages[name, language] = found
    return pages, new


def _add_page(home: HomePage, head: dict, english: StandardPage | None) -> StandardPage:
    page = StandardPage(
        title=head["title"],
        slug=head["slug"],
        summary=head["summary"],
        search_description=head["summary"],
        locale=home.locale,
    )
    if english:
        page.translation_key = english.translation_key
    home.refresh_from_db()  # treebeard counts children in memory
    return home.add_child(instance=page)


def _fill(pages: Pages, name: str, language: str) -> None:
    page, text = pages[name, language], reading.page(name, language)
    body = reading.blocks(text.body, _addresses(pages, language))
    page.body = [(kind, RichText(it) if kind in ("text", "note") else it) for kind, it in body]
    citations = reading.site()["sources"]
    page.sources = [("source", {"citation": citations[it]}) for it in text.head.get("sources", [])]
    _publish(page)


def _addresses(pages: Pages, language: str) -> Callable[[str], str]:
    def attributes(target: str) -> str:
        scheme, _, rest = target.partition(":")
        if scheme == "page":
            return f'linktype="page" id="{pages[rest, language].pk}"'
        if scheme == "view":
            with override(language):
                return f'href="{reverse(rest)}"'
        return f'href="{target}"'

    return attributes


def _fill_home(home: HomePage, pages: Pages, language: str) -> None:
    number, words = LANGUAGES.index(language), reading.site()["home"]
    home.doors = [
        (
            "door",
            {
                "illustration": door["illustration"],
                "title": door["title"][number],
                "text": door["text"][number],
                "page": Page.objects.get(pk=pages[door["page"], language].pk),
            },
        )
        for door in words["door"]
    ]
    home.promises = [
        ("promise", {"title": it["title"][number], "text": it["text"][number]})
        for it in words["promise"]
    ]
    _publish(home)


def _publish(page: Page) -> None:
    page.save_revision().publish()


def _make_menus(pages: Pages) -> None:
    """Only where there is no menu at all: an editor who removed an item meant it."""
    if MenuItem.objects.exists():
        return
    for order, row in enumerate(reading.site()["menu"], start=1):
        MenuItem.objects.create(
            menu=row["menu"],
            view=row.get("view", ""),
            page=pages.get((row.get("page", ""), "en")),
            sort_order=order * 10,
            **pair(row, "title"),
        )


def _make_crisis_lines() -> None:
    if CrisisLine.objects.exists():
        return
    for order, row in enumerate(reading.site()["crisis"], start=1):
        CrisisLine.objects.create(
            number=row["number"],
            tel=row["tel"],
            sms=row.get("sms", ""),
            in_strip=row.get("in_strip", False),
            sort_order=order * 10,
            **pair(row, "label", "short", "description"),
        )
