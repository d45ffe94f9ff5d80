"""Coverage in a real browser, in both languages, by keyboard and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from directory.coverage import snapshots
from directory.enums import Fact
from directory.services import confirm_facts
from liaison.core.memo import forget_all
from liaison.reference.regions import load_regions
from tests.factories.directory import index, make_location, make_organisation, make_service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = [
    "/en/coverage/?by=region&sort=-services",
    "/fr/couverture/",
    "/en/coverage/quebec/",
    "/fr/couverture/quebec/montreal/",
    "/en/directory/changes/",
]


@pytest.fixture
def site(live_server: object, site_root: object) -> Iterator[str]:
    load_regions()
    organisation = make_organisation()
    place = make_location(organisation)
    service = make_service(organisation=organisation, locations=[place], modes=["phone"])
    confirm_facts(service=service, facts=list(Fact))
    index(service)
    snapshots.rebuild(months=3)
    snapshots.take()
    forget_all()
    cache.clear()
    yield str(live_server)
    cache.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_coverage_passes_axe_and_fits_the_screen(
    site: str, page: Page, sound: Callable[..., None], width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in PAGES:
        response = page.goto(f"{site}{path}")
        assert response is not None
        assert response.status == 200, path
        sound(width)


def test_filters_and_orders_work_without_scripts(site: str, browser: object) -> None:
    page = browser.new_page(java_script_enabled=False)  # type: ignore[attr-defined]
    page.goto(f"{site}/en/coverage/")
    page.get_by_label("Prevention level").select_option("tertiary")
    page.get_by_role("button", name="Show these numbers").press("Enter")
    page.wait_for_url("**level=tertiary*")
    assert page.get_by_role("row", name="Quebec").get_by_role("cell").first.inner_text() == "0"
    page.get_by_role("link", name="Services", exact=True).press("Enter")
    page.wait_for_url("**sort=-services*")
    assert "level=tertiary" in page.url
    page.close()
