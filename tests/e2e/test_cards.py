"""Instrument, role and law cards in a real browser, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from tests.factories.cards import make_instrument, make_law_card, make_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/en/instruments/?setting=prison",
    "/fr/outils/?evidence=strong",
    "/fr/outils/north-fr/",
    "/en/roles/",
    "/fr/roles/listener-fr/",
    "/fr/droit/",
    "/en/law/atlantis/",
    "/fr/droit/lemuria-fr/",
]


@pytest.fixture
def site(live_server: object, site_root: object) -> Iterator[str]:
    make_instrument("north", settings=["prison"])
    make_instrument("south", settings=["clinical"], facts={})
    role = make_role()
    role.works_with.set([make_role("keeper")])
    role.save()
    make_law_card()
    make_law_card("lemuria", reviewed=True)
    cache.clear()
    yield str(live_server)
    cache.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_cards_pass_axe_and_fit_the_screen(
    site: str, page: Page, sound: Callable[..., None], width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in PAGES:
        response = page.goto(f"{site}{path}")
        assert response is not None
        assert response.status == 200, path
        sound(width)


@pytest.mark.covers("R091", part=True)
def test_without_scripts_on_a_phone_one_can_filter_the_register(
    site: str, browser: Browser
) -> None:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 780}
    ) as context:
        page = context.new_page()
        page.goto(f"{site}/fr/outils/")
        page.locator("details.filters-open > summary").click()
        page.get_by_label("Santé et soins médicolégaux").check()
        page.get_by_role("button", name="Montrer ces fiches").click()
        page.wait_for_url("**setting=clinical*")
        assert page.get_by_role("heading", name="1 outil sur 2").is_visible()
        assert page.get_by_role("link", name="South").is_visible()
        assert page.get_by_role("link", name="North").count() == 0


def test_the_language_switch_keeps_the_card_and_the_filters(site: str, page: Page) -> None:
    page.goto(f"{site}/en/instruments/?setting=prison")
    page.get_by_role("link", name="Français", exact=True).first.click()
    page.wait_for_url("**/fr/outils/?setting=prison")
    page.get_by_role("link", name="North").click()
    page.wait_for_url("**/fr/outils/north-fr/")
    page.get_by_role("link", name="English", exact=True).first.click()
    page.wait_for_url("**/en/instruments/north/")


def test_on_paper_a_card_is_its_text_and_sources(site: str, page: Page) -> None:
    page.goto(f"{site}/en/law/atlantis/")
    page.emulate_media(media="print")
    assert page.get_by_text("Not reviewed: ask your privacy officer.").is_visible()
    assert page.get_by_text("Tides Act").is_visible()
    assert not page.locator(".nav").is_visible()
    assert not page.get_by_role("button", name="Print").is_visible()
