"""The editors’ room in a real browser: what its own policy stops, and what axe says of it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Locale

from directory.groups import grant_permissions as grant_records
from liaison.accounts.groups import make_groups
from liaison.home.groups import grant_permissions
from tests.factories.articles import make_article
from tests.home.admin.test_translating import send
from tests.personas import EDITOR

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = ["wagtailadmin_home", "home_guide", "home_reports:content", "navigation_reports:crisis"]


@pytest.fixture
def signed_in(room, page, live_server, client_for):
    make_groups()
    grant_records()
    grant_permissions()  # a test before this one may have emptied the tables
    client = client_for(EDITOR)
    url = live_server.url
    cookie = client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": url}])
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console",
        lambda said: page.problems.append(said.text) if said.type == "error" else None,
    )
    return client


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 360])
def test_our_pages_are_accessible_and_break_no_policy(
    signed_in, page, live_server, axe, name, width
):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + reverse(name))
    page.wait_for_load_state("networkidle")
    assert page.problems == []
    assert axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_editor_of_translations_works_under_our_policy(signed_in, room, page, live_server):
    original = make_article(room["en"], title="What helps", pair_reason="Being translated.")
    send(signed_in, original, "fr")
    translated = original.get_translation(Locale.objects.get(language_code="fr"))
    page.goto(live_server.url + reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    page.get_by_role("button", name="Translate").first.click()
    page.locator("textarea:visible").first.fill("Ce qui aide")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Translated manually").wait_for()
    page.get_by_role("button", name="Publish in Français").click()
    page.get_by_text("still to be translated").wait_for()
    assert page.problems == []
