"""Someone finds help near them, in a real browser, on the demo content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from directory.models import Organisation, Service
from liaison.core.memo import forget_all
from liaison.reference.regions import load_regions

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEARCHES = {
    "en": ["find/", "find/?place=Laval", "find/?place=Richmond", "find/?q=zebra&place=Iqaluit"],
    "fr": ["trouver/", "trouver/?place=Laval", "trouver/?place=Richmond", "trouver/?q=zèbre"],
}


@pytest.fixture
def site(live_server: object) -> str:
    """The demo, loaded for this test alone: the live server can't see another's transaction."""
    from wagtail.models import Locale, Page, Site

    if not Page.objects.exists():
        Page.add_root(
            instance=Page(
                title="Root",
                slug="root",
                locale=Locale.objects.get_or_create(language_code="en")[0],
            )
        )
    Site.clear_site_root_paths_cache()
    load_regions()
    call_command("load_demo", verbosity=0)
    forget_all()
    return str(live_server)


def listings(language: str) -> list[str]:
    from django.utils.translation import override

    with override(language):
        return [
            record.get_absolute_url()
            for record in (
                Service.objects.published().filter(visibility="public").first(),
                Organisation.objects.published().filter(visibility="public").first(),
            )
        ]


@pytest.mark.covers("R141", part=True)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_type_of_page_passes_axe_and_fits(
    site: str, page: Page, axe: Callable[[], list[str]], language: str, width: int
) -> None:
    asked, said, problems = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.set_viewport_size({"width": width, "height": 800})
    paths = [f"/{language}/", *(f"/{language}/{search}" for search in SEARCHES[language])]
    for path in paths + listings(language):
        page.goto(f"{site}{path}")
        page.wait_for_load_state("networkidle")
        problems += axe()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            problems.append(f"{path} is wider than the screen")
        if page.evaluate("document.documentElement.lang") != language:
            problems.append(f"{path} is not in {language}")
    assert problems == []
    assert [url for url in asked if not url.startswith(site)] == []
    assert [text for text in said if "Content Security Policy" in text] == []


@pytest.mark.covers("R141", part=True)
def test_help_is_found_with_the_keyboard_alone(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    page.keyboard.press("Tab")  # leave this site
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # to the content
    tab_to(page, "What do you need?")
    page.keyboard.type("family")
    page.keyboard.press("Tab")
    page.keyboard.type("Laval")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/find/?*")
    assert page.get_by_role("heading", level=1).inner_text().replace("\n", " ") == (
        "Services near Laval"
    )
    tab_to(page, "Secondary")
    page.keyboard.press("Space")
    page.wait_for_url("**level=secondary*")
    expect(page.locator("#f-level-secondary")).to_be_focused()
    tab_to_link_of_a_result(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/services/**")
    assert page.get_by_text("Who may refer").is_visible()


def tab_to(page: Page, label: str, most: int = 60) -> None:
    wanted = page.get_by_label(label).first.evaluate("element => element.id")
    for _ in range(most):
        if page.evaluate("document.activeElement.id") == wanted:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{label} was not reached by {most} presses of Tab")


def tab_to_link_of_a_result(page: Page, most: int = 250) -> None:
    for _ in range(most):
        if page.evaluate("Boolean(document.activeElement.closest('article.result h2'))"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("no result was reached by the keyboard")


def test_filters_work_in_place_and_back_undoes_them(site: str, page: Page) -> None:
    page.goto(f"{site}/en/find/?place=Montr%C3%A9al")
    count = page.locator("[data-count]")
    before = count.inner_text()
    page.get_by_label("Tertiary").first.check()
    page.wait_for_url("**level=tertiary*")
    expect(count).not_to_have_text(before, use_inner_text=True)
    expect(page.locator(".chip")).to_contain_text("Tertiary")
    page.go_back()
    page.wait_for_url(lambda url: "level" not in url)
    expect(count).to_have_text(before, use_inner_text=True)


def test_the_list_is_whole_without_a_script(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/fr/trouver/?place=Montr%C3%A9al")
    page.get_by_label("Tertiaire").first.check()
    page.get_by_role("button", name="Voir les résultats").click()
    page.wait_for_url("**level=tertiary*")
    assert page.locator("article.result").count() > 0
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/find/?*level=tertiary*")
    context.close()


@pytest.mark.covers("R141", part=True)
def test_the_map_shows_what_the_list_shows(site: str, page: Page) -> None:
    with page.expect_response("**/find/map.json*") as answered:
        page.goto(f"{site}/en/find/?place=Iqaluit")
    found = answered.value.json()
    listed = page.locator("[data-count]").inner_text()
    assert listed == f"{found['total']} services"
    page.wait_for_selector("[data-map] button, [data-map] [role=button]")
