"""The shortlist of a tab, and the map that is one file, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from playwright.sync_api import expect

from liaison.core.memo import forget_all
from tests.directory.exports.taken import HOSTILE, SEARCH, body
from tests.factories.directory import TORONTO, make_location, make_organisation, make_service

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXTS = ("summary", "privacy_note", "police_note", "referral_note", "cost_note")


@pytest.fixture(autouse=True)
def fresh(regions: None, site_root: object) -> None:
    forget_all()


def texts(words: str, limit: int = 300) -> dict[str, str]:
    return {f"{name}_{language}": words[:limit] for name in TEXTS for language in ("en", "fr")}


@pytest.fixture
def hostile_map(tmp_path: Path) -> Path:
    """A map of listings whose every text tries to run."""
    organisation = make_organisation(name_en=HOSTILE[:200], name_fr=HOSTILE[:200])
    for at, where in enumerate(({}, TORONTO)):
        place = make_location(
            organisation,
            name_en=HOSTILE[:100],
            address=HOSTILE[:100],
            postal_code="`${1}`",
            **where,
        )
        service = make_service(
            **texts(HOSTILE, 200)
            | {"name_en": f"{at} {HOSTILE}"[:200], "name_fr": f"{at} {HOSTILE}"},
            organisation=organisation,
            locations=[place],
        )
        service.contacts.create(
            kind="email", value="x`${alert(1)}`<img>@example.org", label_en=HOSTILE[:80]
        )
    file = tmp_path / "map.html"
    file.write_bytes(body(Client(), f"{SEARCH}map/"))
    return file


@pytest.mark.covers("R141", part=True)
def test_a_map_opens_without_a_network_and_runs_nothing_of_a_listing(
    hostile_map: Path, browser: Browser
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked, wrong = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(hostile_map.as_uri())
    page.wait_for_selector("button.pin")
    page.locator("button.pin").first.press("Enter")
    page.wait_for_selector(".popover")
    assert HOSTILE in page.locator(".popover-title").inner_text()
    assert HOSTILE in page.locator("article.result h3").first.inner_text()
    page.locator(".popover a").first.press("Enter")
    expect(page).to_have_url(re.compile("#s-"))
    page.wait_for_timeout(300)
    assert wrong == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    context.close()


@pytest.mark.covers("R141", part=True)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_map_says_in_its_list_what_it_shows_and_passes_axe(
    tmp_path: Path, page: Page, axe: Callable[[], list[str]], width: int
) -> None:
    organisation = make_organisation()
    make_service(
        name_en="Placed", organisation=organisation, locations=[make_location(organisation)]
    )
    make_service(name_en="Nowhere")
    file = tmp_path / "map.html"
    file.write_bytes(body(Client(), "/fr/trouver/emporter/map/"))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(file.as_uri())
    page.wait_for_selector("button.pin")
    assert page.locator("article.result").count() == 2
    assert "1 service n’a pas de lieu public" in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelector('meta[http-equiv]').remove()")
    assert axe() == []


def test_a_map_is_a_list_without_a_script(hostile_map: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(hostile_map.as_uri())
    assert page.locator("article.result").count() == 2
    assert "The map needs JavaScript" in page.locator("noscript").inner_text()
    context.close()


def choose(page: Page, address: str, names: list[str]) -> None:
    page.goto(address)
    for name in names:
        card = page.locator("article.result", has_text=name)
        card.get_by_role("button", name="Add to shortlist").click()


@pytest.mark.parametrize("width", [1280, 320])
def test_a_shortlist_is_made_moved_and_emptied_in_one_tab(
    live_server: object, page: Page, sound: Callable[..., None], width: int
) -> None:
    for name in ("Alder", "Birch", "Cedar"):
        make_service(name_en=name)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.set_viewport_size({"width": width, "height": 800})
    choose(page, f"{live_server}/en/find/?sort=name", ["Alder", "Birch", "Cedar"])
    page.locator("details.fold summary").click()
    sound(width)
    page.keyboard.press("Escape")
    assert not [url for url in sent if "shortlist" in url]  # choosing tells nobody
    page.get_by_role("link", name="Shortlist: 3 services").click()
    page.wait_for_url("**/shortlist/?s=*")
    titles = page.locator("main h2.title-s")
    assert titles.all_inner_texts() == ["Alder", "Birch", "Cedar"]
    sound(width)
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Move down.*Alder")).click()
    with page.expect_navigation():
        page.get_by_role("link", name=re.compile("Take off.*Cedar")).click()
    assert titles.all_inner_texts() == ["Birch", "Alder"]
    page.goto(f"{live_server}/en/find/?sort=name")
    page.get_by_role("link", name="Shortlist: 2 services").wait_for()
    page.goto(f"{live_server}/en/shortlist/")  # a bare address opens this tab's list
    page.wait_for_url("**/shortlist/?s=*")
    page.get_by_role("link", name="Clear the list").click()
    page.get_by_role("heading", name="Your shortlist is empty.").wait_for()
    assert page.evaluate("sessionStorage.length") == 0


def test_leaving_empties_the_shortlist_and_back_does_not_fill_it(
    live_server: object, page: Page
) -> None:
    make_service(name_en="Alder")
    page.route(
        "**/weather.gc.ca/**",
        lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html"),
    )
    choose(page, f"{live_server}/en/find/", ["Alder"])
    page.get_by_role("link", name="Shortlist: 1 service").click()
    page.wait_for_url("**/shortlist/?s=*")
    page.locator("[data-exit]").click()
    page.wait_for_url("**/weather.gc.ca/**")
    page.goto(f"{live_server}/en/find/")
    page.wait_for_selector("[data-shortlist-key]")
    assert page.evaluate("sessionStorage.getItem('shortlist')") is None
    assert page.locator("[data-shortlist]").is_hidden()


def test_another_tab_knows_nothing_of_it(live_server: object, browser: Browser) -> None:
    make_service(name_en="Alder")
    context = browser.new_context()
    choose(context.new_page(), f"{live_server}/en/find/", ["Alder"])
    other = context.new_page()
    other.goto(f"{live_server}/en/find/")
    other.wait_for_selector("[data-shortlist-key]")
    assert other.locator("[data-shortlist]").is_hidden()
    context.close()


def test_a_file_is_downloaded_and_never_shown_under_our_address(
    live_server: object, page: Page
) -> None:
    make_service(name_en="Alder")
    page.goto(f"{live_server}/en/find/")
    page.locator("summary", has_text="Take away").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Offline map").click()
    assert download.value.suggested_filename.endswith(".html")
    page.keyboard.press("Escape")
    expect(page.locator("details.fold[open]")).to_have_count(0)
