"""A partner's page on another origin: the browser shows our frame, or refuses to."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from directory.models import EmbedOrigin
from tests.factories.directory import make_location, make_organisation, make_service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Frame, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("site_root"),
]

FINDERS = {"en": "/embed/en/find/", "fr": "/embed/fr/trouver/"}


@pytest.fixture
def partner(live_server: Any) -> Iterator[str]:
    """The origin of a site of somebody else; `?/embed/…` is what its page frames."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            framed = f"{live_server}{self.path.partition('?')[2]}"
            html = f"<!doctype html><title>x</title><iframe width=700 height=600 src='{framed}'>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *args: Any) -> None:
            """Nothing on the screen."""

    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def service() -> Any:
    organisation = make_organisation()
    return make_service(organisation=organisation, locations=[make_location(organisation)])


def frame_of(page: Page, partner: str, path: str) -> Frame:
    page.goto(f"{partner}/?{path}")
    page.wait_for_load_state("networkidle")
    return page.frames[1]


@pytest.mark.parametrize("path", ["/embed/en/find/", "/en/find/"])
def test_a_site_that_is_not_on_the_list_shows_nothing(
    page: Page, partner: str, service: Any, path: str
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    if path == "/en/find/":  # no list opens the site itself
        EmbedOrigin.objects.create(origin=partner, partner="Maison Exemple")
    frame = frame_of(page, partner, path)
    assert frame.url.startswith("chrome-error:")
    assert any("frame-ancestors" in message for message in said)


@pytest.mark.covers("R141", part=True)
@pytest.mark.parametrize("language", FINDERS)
def test_a_site_on_the_list_shows_list_and_map_without_a_cookie(
    page: Page, partner: str, service: Any, live_server: Any, language: str
) -> None:
    EmbedOrigin.objects.create(origin=partner, partner="Maison Exemple")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    frame = frame_of(page, partner, FINDERS[language])
    frame.wait_for_selector("button.pin")
    assert page.context.cookies() == []
    assert [url for url in asked if not url.startswith((str(live_server), partner))] == []
    frame.locator("article h2 a").focus()
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    opened.value.wait_for_url(f"**/{language}/services/{service.key}**")
    frame.locator("button.pin").focus()
    page.keyboard.press("Enter")
    link = frame.locator(".popover a")
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("rel") == "noopener"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("show", ["both", "list", "map"])
@pytest.mark.parametrize("language", FINDERS)
def test_what_stands_in_the_frame_passes_axe_and_fits(
    page: Page,
    axe: Callable[[], list[str]],
    live_server: Any,
    service: Any,
    language: str,
    show: str,
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 600})
    page.goto(f"{live_server}{FINDERS[language]}?show={show}")
    page.wait_for_load_state("networkidle")
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["/en/embed/", "/fr/integrer/"])
def test_the_page_that_makes_the_code_passes_axe_and_shows_what_it_makes(
    page: Page,
    axe: Callable[[], list[str]],
    live_server: Any,
    service: Any,
    settings: Any,
    path: str,
    width: int,
) -> None:
    settings.BASE_URL = str(live_server)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server}{path}")
    page.locator("#id_address").fill(f"{live_server}/fr/trouver/?level=secondary")
    page.locator("main form button").click()
    page.wait_for_url("**address=*")
    page.wait_for_load_state("networkidle")
    frame = page.frame_locator(".embed-preview iframe")
    assert frame.locator("article").count() == 1
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
