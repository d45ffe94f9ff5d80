"""One press in a real browser, for everyone, in both languages and widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils.translation import override

from directory.enums import Fact, How
from directory.models import Confirmation
from directory.stewardship import links
from tests.factories.directory import make_service

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_organisation_confirms_by_keyboard(
    page: Page,
    live_server: object,
    site_root: object,
    axe: Callable[[], list[str]],
    language: str,
    width: int,
) -> None:
    service = make_service(weekly=True)
    with override(language):
        path = reverse("confirm_listing", args=[links.token_for(service)])
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server}{path}")
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".form button").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert axe() == []
    told = Confirmation.objects.filter(service=service, how=How.ORGANISATION)
    assert set(told.values_list("fact", flat=True)) == set(Fact.values)
