"""The one box, in a real browser: suggestions by key and by press, without script, axe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from liaison.reference.glossary_loading import load_glossary
from search import engine
from tests.factories.directory import make_service

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = ["/en/search/", "/fr/recherche/?q=consentement", "/en/search/?q=zzz", "/en/search/?q=laval"]


@pytest.fixture
def site(live_server: object, site_root: dict) -> str:
    load_glossary()
    make_service(name_en="Consent first", name_fr="Le consentement")
    engine.rebuild()
    return str(live_server)


def test_by_keyboard_one_gets_from_letters_to_the_thing(site: str, page: Page) -> None:
    page.goto(f"{site}/en/search/")
    box = page.get_by_role("combobox", name="What are you looking for?")
    box.fill("disenga")
    page.get_by_role("option", name="Disengagement Glossary").wait_for()
    assert box.get_attribute("aria-expanded") == "true"
    box.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("disenga")
    box.press_sequentially("g")
    page.get_by_role("option", name="Disengagement Glossary").wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(f"{site}/en/glossary/disengagement/")


def test_enter_without_a_choice_searches_for_what_was_typed(site: str, page: Page) -> None:
    page.goto(f"{site}/en/search/")
    box = page.get_by_role("combobox")
    box.press_sequentially("consent")
    page.get_by_role("option").first.wait_for()
    box.press("Enter")
    page.wait_for_url(f"{site}/en/search/?q=consent")
    assert page.get_by_role("heading", name="Services").is_visible()
    assert page.locator("mark", has_text="Consent").first.is_visible()


def test_a_press_on_a_suggestion_opens_it(site: str, page: Page) -> None:
    page.goto(f"{site}/fr/")
    page.get_by_role("banner").get_by_role("link", name="Chercher").click()
    page.get_by_role("combobox").fill("le consen")
    page.get_by_role("option", name="Le consentement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Le consentement")


def test_without_script_the_form_answers(site: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/fr/recherche/")
        page.get_by_label("Que cherchez-vous?").fill("consent")
        page.get_by_role("button", name="Chercher").click()
        expect(page.get_by_role("link", name="Le consentement")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PATHS)
def test_the_page_passes_axe_and_fits_the_screen(
    site: str, page: Page, axe: Callable[[], list[str]], path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + path)
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_role("combobox").fill("")
    page.get_by_role("combobox").press_sequentially("co")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", selected=True).wait_for()
    assert axe() == []
