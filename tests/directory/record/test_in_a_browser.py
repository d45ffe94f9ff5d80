"""The pages of practitioners in a real browser, in both languages and widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from directory.enums import LiaisonKind
from directory.models import UnmetReferral
from tests.factories.partners import make_contact, make_notice, make_table
from tests.personas import PRACTITIONER

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from playwright.sync_api import Page

    from tests.personas import Persona

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_for_practitioners(
    page: Page,
    live_server: object,
    site_root: object,
    client_for: Callable[[Persona], Client],
    axe: Callable[[], list[str]],
    language: str,
    width: int,
) -> None:
    for kind in LiaisonKind:
        make_contact(kind=kind)
    make_notice()
    table = make_table()
    session = client_for(PRACTITIONER).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": str(live_server)}]
    )
    page.set_viewport_size({"width": width, "height": 800})
    with override(language):
        paths = [reverse(name) for name in ("liaison_contacts", "tables", "board")]
        paths.append(table.get_absolute_url())
    for path in paths:
        page.goto(f"{live_server}{path}")
        assert axe() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.locator(".form button").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dl.pairs >> text=5")
    assert UnmetReferral.objects.get().count == 1
    assert axe() == []
