"""Following a search by keyboard, in both languages and widths."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from directory.alerts import links
from directory.models import Follow
from tests.factories.directory import make_service

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Walk:
    """Presses by keyboard; what each page then has against it is in `problems`."""

    def __init__(self, page: Page, axe: Callable[[], list[str]], width: int) -> None:
        self.page, self.axe, self.width = page, axe, width
        self.problems: list[str] = []
        page.set_viewport_size({"width": width, "height": 800})

    def go(self, url: str) -> None:
        self.page.goto(url)
        self.look()

    def press(self, selector: str) -> None:
        self.page.locator(selector).focus()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.look()

    def look(self) -> None:
        self.problems += self.axe()
        if self.page.evaluate("document.documentElement.scrollWidth") > self.width:
            self.problems.append(f"{self.page.url} is wider than the screen")


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_from_the_finder_to_the_end_by_keyboard(
    page: Page, live_server: object, site_root: object, axe: object, language: str, width: int
) -> None:
    make_service(serves_canada=True)
    walk = Walk(page, cast("Callable[[], list[str]]", axe), width)
    with override(language):
        find, follow = reverse("find"), reverse("follow")
    walk.go(f"{live_server}{find}?level=secondary")
    walk.press(f"a[href^='{follow}']")
    page.locator("input[type=email]").fill("someone@example.org")
    walk.press("main form button")
    link = mail.outbox[0].body.split("http://localhost:8000")[1].split()[0]
    walk.go(f"{live_server}{link}")
    walk.press("main form button")
    row = Follow.objects.get()
    assert row.language == language
    end = links.to_end(row.pk, language).removeprefix("http://localhost:8000")
    walk.go(f"{live_server}{end}")
    walk.press("main form button")
    assert not Follow.objects.exists()
    assert walk.problems == []
