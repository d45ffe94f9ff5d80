"""Account pages in a real browser: usable by everyone, and passkeys under the strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings as site_settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from liaison.accounts import urls
from liaison.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long enough sentence 42"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
NO_PAGE = {"account_data_download", "account_logout"}  # only sent; ends the walk


@pytest.fixture
def at(live_server: object, site_root: object, settings: object) -> str:
    address = str(live_server)
    settings.BASE_URL = address
    cache.clear()
    return address.replace("127.0.0.1", "localhost")


@pytest.fixture
def someone(at: str) -> User:
    user = User.objects.create_user("camille@example.org", PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.verifications.create(organisation="CLSC", job_title="TS", sector="health")
    return user


def paths(language: str) -> list[str]:
    """Every page of the account that an address alone leads to."""
    with override(language):
        plain = [
            reverse(pattern.name)
            for pattern in urls.urlpatterns
            if pattern.name not in NO_PAGE and not pattern.pattern.regex.groups
        ]
        used = [
            reverse("account_confirm_email", args=["used:link"]),
            reverse("account_reset_password_from_key", args=["1", "used-link"]),
        ]
    return plain + used


def enter(page: Page, at: str, user: User) -> None:
    """With the session of someone who was asked once more a moment ago."""
    client = Client()
    client.post("/en/account/login/", {"login": user.email, "password": PASSWORD})
    client.post("/en/account/reauthenticate/", {"password": PASSWORD})
    session = client.cookies[site_settings.SESSION_COOKIE_NAME].value
    cookie = {"name": site_settings.SESSION_COOKIE_NAME, "value": session, "url": at}
    page.context.add_cookies([cookie])


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("who", ["nobody", "someone"])
def test_every_account_page_is_accessible(
    page: Page,
    at: str,
    someone: User,
    axe: Callable[[], list[str]],
    who: str,
    language: str,
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    if who == "someone":
        enter(page, at, someone)
    seen: dict[str, list[str]] = {}
    for path in paths(language):
        page.goto(f"{at}{path}")
        landed = urlsplit(page.url).path
        if landed in seen or not landed.startswith((f"/{language}/account", f"/{language}/compte")):
            continue
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        seen[landed] = [*axe(), *(["scrolls sideways"] if wide else [])]
    assert {path: problems for path, problems in seen.items() if problems} == {}
    assert len(seen) >= (8 if who == "nobody" else 16)
    assert [line for line in said if "status of 40" not in line] == []


def test_a_passkey_is_added_and_opens_the_account(page: Page, at: str, someone: User) -> None:
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    enter(page, at, someone)
    page.goto(f"{at}/en/account/second-factor/passkeys/add/")
    page.get_by_role("button", name="Add this passkey").click()
    page.wait_for_url("**/second-factor/codes/")
    assert Authenticator.objects.filter(user=someone, type="webauthn").count() == 1

    page.context.clear_cookies()
    page.goto(f"{at}/en/account/login/")
    page.get_by_label("E-mail").fill(someone.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account/second-factor/")
    page.get_by_role("button", name="Use a passkey instead").click()
    page.wait_for_url("**/en/account/")

    page.goto(f"{at}/en/account/data/")
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_role("button", name="Use your passkey").click()
    page.wait_for_url(f"{at}/en/account/data/")


def test_a_browser_that_refuses_says_what_to_do(page: Page, at: str, someone: User) -> None:
    enter(page, at, someone)
    page.add_init_script(
        "navigator.credentials.create = () => Promise.reject(new Error('refused'))"
    )
    page.goto(f"{at}/en/account/second-factor/passkeys/add/")
    page.get_by_role("button", name="Add this passkey").click()
    page.get_by_text("That didn’t work").wait_for()
