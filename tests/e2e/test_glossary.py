"""Words that explain themselves, in a real browser: by press, by key, by touch, without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from wagtail.rich_text import RichText

from liaison.reference.glossary_loading import load_glossary
from tests.factories.articles import make_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.covers("R002", part=True),
]

TEXTS = {
    "en": "<p>Support aims at disengagement and asks for <b>consent</b> first.</p>",
    "fr": "<p>On parle d’extrémisme violent à caractère idéologique, et de consentement.</p>",
}
READER = {"en": "/en/a-page/", "fr": "/fr/une-page/"}
PAGES = [
    *READER.values(),
    "/en/glossary/",
    "/fr/glossaire/",
    "/en/glossary/?q=zzz",
    "/en/glossary/duty-to-report/",
    "/fr/glossaire/obligation-de-signalement/",
]


@pytest.fixture
def site(live_server: object, site_root: dict) -> str:
    load_glossary()
    for language, url in READER.items():
        body = [("text", RichText(TEXTS[language]))]
        make_article(site_root[language], slug=url.split("/")[2], body=body)
    return str(live_server)


def test_a_press_opens_an_explanation_near_the_word_and_escape_closes_it(
    site: str, page: Page
) -> None:
    page.goto(f"{site}/en/a-page/")
    word = page.get_by_role("button", name="disengagement")
    word.click()
    note = page.locator("#term-disengagement")
    expect(note).to_be_visible()
    gap = note.bounding_box()["y"] - (word.bounding_box()["y"] + word.bounding_box()["height"])
    assert abs(gap) < 30
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(word).to_be_focused()


def test_by_keyboard_one_gets_from_the_word_to_the_glossary(site: str, page: Page) -> None:
    page.goto(f"{site}/en/a-page/")
    page.get_by_role("button", name="disengagement").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}/en/glossary/disengagement/")
    assert page.get_by_role("heading", level=1).inner_text() == "Disengagement"


def test_by_touch_and_without_script_a_sheet_opens_at_the_foot(site: str, browser: Browser) -> None:
    screen = {"width": 360, "height": 740}
    with browser.new_context(java_script_enabled=False, has_touch=True, viewport=screen) as context:
        page = context.new_page()
        page.goto(f"{site}/fr/une-page/")
        page.locator("button.term").first.tap()
        sheet = page.locator("#term-imve")
        expect(sheet).to_be_visible()
        box = sheet.bounding_box()
        assert box["x"] == 0
        assert round(box["y"] + box["height"]) == screen["height"]


def test_without_script_the_form_finds_a_term(site: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}/fr/glossaire/")
        page.get_by_label("Cherchez un mot").fill("case management")
        page.get_by_role("button", name="Chercher", exact=True).click()
        page.wait_for_url("**q=case*")
        assert page.locator("[data-entry]").count() == 1
        assert page.get_by_role("link", name="Gestion de cas").is_visible()


def test_the_list_gets_shorter_while_one_types(site: str, page: Page) -> None:
    page.goto(f"{site}/en/glossary/")
    page.get_by_label("Look for a word").fill("desengagement")
    expect(page.locator("[data-entry]:visible dt")).to_have_text(["Disengagement"])
    expect(page.locator("[data-narrow-count]")).to_have_text("1 term")
    page.get_by_label("Look for a word").fill("")
    expect(page.locator("[data-entry]:visible")).to_have_count(65)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_pages_and_open_explanations_pass_axe_and_fit_the_screen(
    site: str, page: Page, axe: Callable[[], list[str]], path: str, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}{path}")
    if path in READER.values():
        page.locator("button.term").first.click()
        page.locator(".term-note:visible").wait_for()
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_words_stand_at_the_end(site: str, page: Page) -> None:
    page.goto(f"{site}/en/a-page/")
    assert page.locator(".term-notes").is_hidden()
    page.emulate_media(media="print")
    assert "Stopping violent behaviour" in page.locator(".term-notes").inner_text()
    assert page.locator(".term-note").first.is_hidden()
