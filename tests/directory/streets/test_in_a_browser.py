"""Streets under the marks, in the finder and in a frame, without any other server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.factories.directory import make_location, make_organisation, make_service
from tests.factories.streets import make_archive

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CANVAS = "canvas.leaflet-tile-loaded"
COLOUR = """canvas => [...canvas.getContext('2d').getImageData(
  canvas.width / 2, canvas.height / 4, 1, 1).data]"""


@pytest.mark.covers("R141", part=True)
@pytest.mark.parametrize("path", ["/en/find/", "/fr/trouver/", "/embed/en/find/"])
def test_the_streets_of_the_site_are_drawn_and_nobody_else_is_asked(
    page: Page, live_server: Any, site_root: Any, settings: Any, tmp_path: Path, path: str
) -> None:
    settings.BASEMAP_PMTILES = str(make_archive(tmp_path / "canada.pmtiles"))
    organisation = make_organisation()
    make_service(organisation=organisation, locations=[make_location(organisation)])
    asked, said, parts = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("response", lambda it: parts.append(it.status) if ".pmtiles" in it.url else None)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server}{path}")
    page.wait_for_selector("button.pin")
    page.wait_for_selector(CANVAS)
    page.wait_for_load_state("networkidle")
    assert set(parts) == {206}
    assert page.locator(CANVAS).first.evaluate(COLOUR)[3] == 255
    assert page.locator(".town-mark").count() == 0  # the file brings names of its own
    assert page.locator(".map-credit a").get_attribute("href").startswith("https://www.openstreet")
    assert [url for url in asked if not url.startswith(str(live_server))] == []
    assert said == []


def test_without_the_file_the_plain_map_stays(
    page: Page, live_server: Any, site_root: Any, settings: Any, tmp_path: Path
) -> None:
    archive = make_archive(tmp_path / "canada.pmtiles")
    settings.BASEMAP_PMTILES = str(archive)
    make_service()
    page.route("**/streets*.js", lambda route: route.abort())
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{live_server}/en/find/")
    page.wait_for_selector(".town-mark", state="attached")
    assert page.locator(CANVAS).count() == 0
