"""The map beside the list, in a real browser, over answers of known content."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.factories.directory import make_service

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOSTILE = "<img src=x onerror=alert(1)> ${alert(2)}"
MONTREAL, LAVAL = (45.5, -73.6), (45.6, -73.75)


def service(number: int, name: str = "Anchor point") -> dict[str, Any]:
    return {
        "id": number,
        "name": name,
        "organisation": "Two Rivers",
        "status": "open",
        "status_label": "Taking referrals",
        "url": f"/en/services/{number}/",
        "place": "Laval",
    }


def points(*places: tuple[float, float], name: str = "Anchor point") -> dict[str, Any]:
    return {
        "total": len(places),
        "unplaced": 3,
        "points": [[*place, number] for number, place in enumerate(places)],
        "services": [service(number, name) for number in range(len(places))],
    }


@pytest.fixture
def open_map(live_server: object, site_root: object, page: Page) -> Callable[[dict], list[str]]:
    """Open the finder with this answer on its map; the addresses asked are returned."""

    def show(answer: dict, path: str = "/en/find/") -> list[str]:
        asked: list[str] = []

        def reply(route: Any) -> None:
            asked.append(route.request.url)
            route.fulfill(body=json.dumps(answer), content_type="application/json")

        page.emulate_media(reduced_motion="reduce")
        page.route("**/map.json**", reply)
        page.goto(f"{live_server}{path}")
        return asked

    return show


def test_a_listing_can_not_put_markup_on_the_map(open_map: Callable, page: Page) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    open_map(points(LAVAL, name=HOSTILE))
    page.locator("button.pin").click()
    expect(page.get_by_role("dialog")).to_contain_text(HOSTILE)
    assert page.locator(".map img").count() == 0
    assert alerts == []


@pytest.mark.covers("R141", part=True)
def test_a_cluster_opens_by_keyboard_and_the_focus_stays_on_the_map(
    open_map: Callable, page: Page
) -> None:
    near = [(45.5 + step / 500, -73.6) for step in range(5)]
    open_map(points(*near, (49.2, -123.1)))
    cluster = page.get_by_role("button", name="5 services, zoom in")
    cluster.focus()
    page.keyboard.press("Enter")
    cluster.wait_for(state="detached")
    expect(page.locator("button.pin:focus")).to_have_count(1)


def test_a_pin_opened_by_keyboard_takes_and_returns_the_focus(
    open_map: Callable, page: Page
) -> None:
    open_map(points(LAVAL, (49.2, -123.1)))
    pin = page.get_by_role("button", name="Anchor point, Two Rivers, Taking referrals").first
    pin.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(pin).to_be_focused()


def test_services_at_one_place_open_as_a_list(open_map: Callable, page: Page) -> None:
    open_map(points(LAVAL, LAVAL, LAVAL))
    page.get_by_role("button", name="3 services here").click()
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(3)


def test_services_without_a_public_place_are_counted(open_map: Callable, page: Page) -> None:
    open_map(points(LAVAL))
    page.locator("button.pin").wait_for()
    assert page.locator("[data-unplaced]").inner_text().startswith("3 services")


def test_clusters_of_the_server_are_counted_again_for_each_view(
    open_map: Callable, page: Page
) -> None:
    clusters = [[*MONTREAL, 1400, -74, 45, -73, 46], [49.2, -123, 400, -124, 48, -121, 50]]
    asked = open_map({"total": 1800, "unplaced": 0, "clusters": clusters})
    with page.expect_response(lambda response: "zoom=" in response.url and "bbox" in response.url):
        page.get_by_role("button", name="1,400 services, zoom in").click()
    assert "bbox=" not in asked[0]


@pytest.mark.usefixtures("regions")
def test_on_a_phone_the_list_and_the_map_take_turns(open_map: Callable, page: Page) -> None:
    make_service()  # over an empty list there is no choice between the two
    page.set_viewport_size({"width": 360, "height": 780})
    asked = open_map(points(LAVAL))
    page.wait_for_load_state("networkidle")
    assert not page.locator("#map").is_visible()
    assert asked == []  # what nobody looks at is not fetched
    page.get_by_role("link", name="Map", exact=True).click()
    page.locator("button.pin").wait_for(state="visible")
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator("#map")).to_be_hidden()


def test_the_list_points_at_the_map(open_map: Callable, page: Page) -> None:
    open_map(points(LAVAL, (49.2, -123.1)))
    page.locator("button.pin").first.wait_for()
    page.evaluate(
        """() => {
            const card = document.createElement('article');
            card.dataset.service = '0';
            card.textContent = 'a result';
            document.getElementById('results').prepend(card);
        }"""
    )
    page.get_by_text("a result").hover()
    expect(page.locator("button.pin.on")).to_have_count(1)
    page.locator("button.pin.on").focus()
    expect(page.locator("article.on")).to_have_count(1)


def test_the_map_passes_axe(open_map: Callable, page: Page, axe: Callable[[], list[str]]) -> None:
    open_map(points(LAVAL, MONTREAL, MONTREAL))
    page.locator("button.pin").first.click()
    page.get_by_role("dialog").wait_for()
    assert axe() == []
