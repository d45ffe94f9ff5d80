"""Pages of people of an organisation, and of anybody who writes in, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from directory.models import Feedback

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (1280, 360)


@pytest.fixture
def signed_in(page: Page, live_server: Any, manager: Any) -> Page:
    cookie = manager.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": str(live_server)}]
    )
    return page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_of_my_listings_is_sound(
    signed_in: Page,
    live_server: Any,
    site_root: object,
    sound: Callable[..., None],
    complete: Any,
    language: str,
) -> None:
    with override(language):
        paths = [
            reverse("my_listings"),
            reverse("my_listing", args=[complete.key]),
            reverse("my_texts", args=[complete.key]),
            reverse("my_comparison", args=[complete.key]),
            reverse("my_rows", args=[complete.key, "hours"]),
            reverse("my_rows", args=[complete.key, "contacts"]),
            reverse("people", args=[complete.organisation.key]),
        ]
    for path in paths:
        signed_in.goto(f"{live_server}{path}")
        sound(*WIDTHS)


def test_on_a_phone_what_is_true_today_comes_first(
    signed_in: Page, live_server: Any, site_root: object, complete: Any
) -> None:
    signed_in.set_viewport_size({"width": 360, "height": 800})
    with override("en"):
        signed_in.goto(f"{live_server}{reverse('my_listing', args=[complete.key])}")
    tops = [
        signed_in.get_by_role("heading", name=name, exact=True).bounding_box()["y"]
        for name in ("Intake today", "Change", "History")
    ]
    assert tops == sorted(tops)


def test_intake_is_said_by_keyboard(
    signed_in: Page, live_server: Any, site_root: object, complete: Any
) -> None:
    signed_in.goto(f"{live_server}{reverse('my_listing', args=[complete.key])}")
    signed_in.locator("button[value=paused]").focus()
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_selector(".notice.good")
    assert complete.intake_updates.latest().status == "paused"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_for_writing_in_is_sound_with_its_errors(
    page: Page,
    live_server: Any,
    site_root: object,
    sound: Callable[..., None],
    complete: Any,
    language: str,
) -> None:
    with override(language):
        paths = [
            reverse("propose"),
            reverse("tell", args=[complete.key, "correction"]),
            reverse("tell", args=[complete.key, "problem"]),
        ]
    for path in paths:
        page.goto(f"{live_server}{path}")
        sound(*WIDTHS)
        page.locator("form.card button[type=submit]").first.click()
        page.wait_for_selector(".error-summary")
        sound(*WIDTHS)


def test_a_problem_is_reported_without_an_account(
    page: Page, live_server: Any, site_root: object, complete: Any
) -> None:
    page.goto(f"{live_server}{complete.get_absolute_url()}")
    page.get_by_role("link", name="Report a problem").click()
    page.locator("input[value=closed]").check()
    page.get_by_role("button", name="Send").click()
    page.wait_for_selector("h1:has-text('Thank you')")
    assert Feedback.objects.get().kind == "closed"
