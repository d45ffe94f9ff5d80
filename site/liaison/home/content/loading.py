"""Creates the pages, menu items and numbers that are missing; what editors changed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from wagtail.models import Page

from liaison.home.checklist import EVERY_CHECK
from liaison.home.content import reading
from liaison.home.content.making import make_pages
from liaison.home.content.reading import LANGUAGES, pair
from liaison.home.content.sites import make_site
from liaison.navigation.models import CrisisLine, Menu, MenuItem

if TYPE_CHECKING:
    from liaison.home.content.making import Pages
    from liaison.home.models import HomePage


@transaction.atomic
def load() -> None:
    homes = make_site()
    pages = make_pages(homes)
    for language, home in homes.items():
        if not home.doors:
            _fill_home(home, pages, language)
    _make_menus(pages)
    _make_crisis_lines()


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
    home.style_checks = EVERY_CHECK
    home.save_revision().publish()


def _make_menus(pages: Pages) -> None:
    """Only where there is no menu at all: an editor who removed an item meant it."""
    if MenuItem.objects.exists():
        return
    parts: dict[str, MenuItem] = {}  # of the main menu, by their page
    for order, row in enumerate(reading.site()["menu"], start=1):
        item = MenuItem.objects.create(
            menu=row["menu"],
            view=row.get("view", ""),
            page=pages.get((row.get("page", ""), "en")),
            above=parts.get(row.get("above", "")),
            sort_order=order * 10,
            **pair(row, "title", "text"),
        )
        if item.menu == Menu.MAIN and "page" in row:
            parts[row["page"]] = item


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
