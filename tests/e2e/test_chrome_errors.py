"""What people see when something goes wrong, in a real browser: readable, with numbers to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.http import HttpResponse
from django.shortcuts import render

from liaison.home import errors
from liaison.navigation.models import CrisisLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOO_MANY = "?" + "&".join(["a=1"] * 2001)


@pytest.fixture
def site(live_server: object, site_root: object) -> str:
    words = {"label_en": "Thinking about suicide?", "label_fr": "Vous pensez au suicide?"}
    CrisisLine.objects.create(number="9-8-8", tel="988", **words)
    return str(live_server)


def refused(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    return render(request, "403.html", status=403)


def broken(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    raise RuntimeError("on purpose")


@pytest.fixture
def break_finder(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable], None]:
    """Put another view in the place of the finder’s list of places."""
    from directory.urls import urlpatterns

    pattern = next(it for it in urlpatterns if getattr(it, "name", "") == "find_places")
    return lambda view: monkeypatch.setattr(pattern, "callback", view)


CASES = {
    "400": ("en/find/" + TOO_MANY, "We couldn’t read that request", None),
    "403": ("en/find/places/", "This page isn’t open to you", refused),
    "404": ("en/nothing-here/", "This page isn’t here", None),
    "429": ("en/find/places/", "That was too many tries", errors.too_many_requests),
    "500": ("en/find/places/", "Something went wrong here", broken),
}


@pytest.mark.parametrize("code", CASES)
def test_an_error_says_what_to_do_and_whom_to_call(
    site: str, page: Page, axe: Callable[[], list[str]], break_finder: Callable, code: str
) -> None:
    path, heading, view = CASES[code]
    if view:
        break_finder(view)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        answer = page.goto(f"{site}/{path}")
        assert answer and answer.status == int(code)
        assert page.locator("h1").inner_text().startswith(heading)
        assert page.locator("main a[href='tel:988']").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe() == []


def test_an_error_speaks_the_language_of_its_address(site: str, page: Page) -> None:
    page.goto(f"{site}/fr/rien-ici/")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("h1").inner_text() == "Il n’y a pas de page ici"
    assert page.locator(".crisis").get_by_text("Vous pensez au suicide?").is_visible()


@pytest.mark.parametrize(("path", "first"), [("/en/find/", "en"), ("/fr/trouver/", "fr")])
def test_maintenance_is_told_in_both_languages_the_readers_first(
    site: str, page: Page, axe: Callable[[], list[str]], settings: object, path: str, first: str
) -> None:
    settings.MAINTENANCE = True  # type: ignore[attr-defined]
    answer = page.goto(site + path)
    assert answer and answer.status == 503
    assert int(answer.headers["retry-after"]) > 0
    assert page.locator("section").evaluate_all("all => all.map(it => it.lang)")[0] == first
    assert page.locator("main section").count() == 2
    assert page.locator("main a[href='tel:911']").count() == 2
    assert axe() == []
    assert page.request.get(f"{site}/healthz").text() == "ok"


def test_without_a_connection_the_page_stays_and_says_whom_to_call(
    site: str, browser: Browser
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site}/en/")
        context.set_offline(True)
        note = page.locator("#offline")
        note.wait_for(state="visible")
        assert note.locator("a[href='tel:988']").is_visible()
        page.get_by_role("link", name="Credits").click()
        page.wait_for_timeout(200)
        assert page.url == f"{site}/en/"  # not the browser’s own page for no connection
        context.set_offline(False)
        note.wait_for(state="hidden")
