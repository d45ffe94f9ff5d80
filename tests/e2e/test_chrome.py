"""What surrounds every page, in a real browser: leaving, skipping, the menu, the policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["/en/", "/fr/", "/en/credits/", "/fr/credits/", "/en/account/login/", "/en/no-such-page/"]
ELSEWHERE = "https://weather.gc.ca/**"


@pytest.fixture
def site(live_server: object, site_root: object) -> Iterator[str]:
    from liaison.navigation.models import CrisisLine, Menu, MenuItem

    CrisisLine.objects.create(
        label_en="Someone is in danger now?",
        label_fr="Quelqu’un est en danger maintenant?",
        number="911",
        tel="911",
        in_strip=True,
    )
    MenuItem.objects.create(menu=Menu.MAIN, view="find", title_en="Find help", title_fr="Trouver")
    cache.clear()
    yield str(live_server)
    cache.clear()


@pytest.fixture
def neutral(page: Page) -> None:
    """The neutral site one leaves for answers here, not on the network."""
    page.context.route(
        ELSEWHERE,
        lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"),
    )


@pytest.mark.usefixtures("neutral")
def test_leaving_clears_what_the_tab_remembered(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    page.evaluate("sessionStorage.setItem('shortlist', 'a service')")
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(ELSEWHERE)
    page.goto(f"{site}/en/")
    assert page.evaluate("sessionStorage.getItem('shortlist')") is None


@pytest.mark.usefixtures("neutral")
def test_going_back_after_leaving_leads_away_again(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    page.goto(f"{site}/en/credits/")
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(ELSEWHERE)
    page.go_back(wait_until="commit")
    page.wait_for_url(ELSEWHERE)


@pytest.mark.usefixtures("neutral")
def test_three_presses_of_shift_leave(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)


def test_typing_capitals_does_not_leave(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    page.get_by_label("Where?").focus()
    for letter in "KIA":
        page.keyboard.press(f"Shift+{letter}")
    page.wait_for_timeout(300)
    assert page.url == f"{site}/en/"


def test_without_scripts_one_can_leave_search_and_open_the_menu(
    site: str, browser: Browser
) -> None:
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 780}
    ) as context:
        page = context.new_page()
        page.goto(f"{site}/en/")
        way_out = page.get_by_role("link", name="Leave").get_attribute("href")
        assert way_out.startswith("https://weather.gc.ca/")
        page.locator("details.menu > summary").click()
        expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()
        page.get_by_label("Where?").fill("Laval")
        page.get_by_role("button", name="Find help").click()
        page.wait_for_url("**place=Laval*")


def test_by_keyboard_leaving_comes_first_then_the_way_to_the_content(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Leave")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


@pytest.mark.usefixtures("neutral")
def test_a_person_who_does_not_see_the_page_hears_where_they_stand(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    way_out = page.get_by_role("link", name="Leave")
    assert "It does not erase your browser’s history" in way_out.get_attribute("title")
    said = page.locator("#live")
    page.keyboard.press("Shift")
    page.wait_for_timeout(150)
    assert said.inner_text() == ""
    page.keyboard.press("Shift")
    expect(said).to_have_text("Press Shift once more to leave this site.")


def test_shift_with_another_key_or_a_slow_hand_does_not_leave(site: str, page: Page) -> None:
    page.goto(f"{site}/en/")
    for key in ("Shift", "Shift", "Tab", "Shift", "Shift"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.url == f"{site}/en/"


def test_each_language_leaves_for_a_page_in_that_language(site: str, page: Page) -> None:
    for language, elsewhere in (("en", "https://weather.gc.ca/"), ("fr", "https://meteo.gc.ca/")):
        page.goto(f"{site}/{language}/")
        assert page.locator("[data-exit]").get_attribute("href").startswith(elsewhere)


def test_on_a_help_page_leaving_stays_in_sight(site: str, page: Page) -> None:
    from liaison.home.models import StandardPage
    from tests.factories.pages import make_site

    text = StandardPage(title="Help", slug="help", summary="Help", is_help_page=True)
    make_site()["en"].add_child(instance=text)
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}/en/help/")
    page.evaluate("document.body.style.minHeight = '4000px'; window.scrollTo(0, 2000)")
    assert page.get_by_role("link", name="Leave").evaluate(
        "it => it.getBoundingClientRect().top >= 0 && it.getBoundingClientRect().top < 60"
    )


@pytest.mark.usefixtures("neutral")
def test_leaving_keeps_no_entry_in_the_history_of_the_tab(site: str, page: Page) -> None:
    page.goto("about:blank")
    page.goto(f"{site}/en/")
    before = page.evaluate("history.length")
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(ELSEWHERE)
    assert page.evaluate("history.length") == before


def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(f"{site}/fr/")
    menu = page.locator("details.menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Trouver", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(page.locator("details.menu[open]")).to_have_count(0)


def test_many_items_in_the_menu_fit_every_screen(site: str, page: Page) -> None:
    from liaison.navigation.models import Menu, MenuItem

    for number in range(7):
        words = f"Something long {number}"
        MenuItem.objects.create(menu=Menu.MAIN, view="credits", title_en=words, title_fr=words)
    for width in (1280, 1024, 900, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{site}/fr/")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        bar = page.locator(".masthead").bounding_box()
        assert bar and bar["height"] < 170


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES)
def test_pages_pass_axe_and_fit_the_screen(
    site: str, page: Page, axe: Callable[[], list[str]], path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}{path}")
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_asked_of_another_host_or_refused_by_the_policy(site: str, page: Page) -> None:
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{site}/en/")
    page.goto(f"{site}/en/find/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(site)] == []
    assert [text for text in said if "Content Security Policy" in text] == []
