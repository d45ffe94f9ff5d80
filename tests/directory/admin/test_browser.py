"""The editors’ room in a real browser: what the test client can’t see, such as where a form says
it came from."""

from __future__ import annotations

import pytest
from django.urls import reverse

from directory.groups import grant_permissions
from directory.models import Service
from liaison.accounts.groups import make_groups
from tests.directory.admin.conftest import admin_url
from tests.personas import EDITOR

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed_in(page, live_server, client_for):
    make_groups()
    grant_permissions()
    cookie = client_for(EDITOR).cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    return page


def test_one_press_records_that_intake_is_paused(signed_in, live_server, complete, axe):
    signed_in.goto(live_server.url + reverse("directory_facts:service", args=[complete.pk]))
    assert axe() == []
    signed_in.get_by_role("button", name="Intake paused").click()
    signed_in.get_by_text("Recorded. The listing shows it now.").wait_for()
    assert complete.intake_updates.latest("at").status == "paused"


def test_a_refused_listing_says_why_and_keeps_the_words(signed_in, live_server, incomplete):
    signed_in.goto(live_server.url + admin_url(incomplete, "edit"))
    signed_in.fill("[name=summary_en]", "Typed just now.")
    signed_in.locator("footer .w-dropdown__toggle").last.click()
    signed_in.locator("button[name=action-publish]").click()
    signed_in.get_by_text("Not published yet.").wait_for()
    assert signed_in.input_value("[name=summary_en]") == "Typed just now."
    assert not Service.objects.get().live
