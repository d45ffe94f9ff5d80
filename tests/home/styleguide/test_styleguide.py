"""The style guide shows everything there is to build with."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from liaison.home.styleguide.samples import ICONS
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db

FRONTEND = Path(settings.ROOT) / "frontend"
# What surrounds a page, or stands in for one, is not shown inside it.
FRAME = {"bare_half.html", "offline.html", "messages.html", "menu_links.html", "passkey.html"}


@pytest.fixture
def shown(client_for, site_root, regions):
    return client_for(EDITOR).get("/en/styleguide/")


def test_every_component_is_shown(shown):
    there = {path.name for path in (FRONTEND / "templates" / "components").glob("*.html")}
    used = {str(it.name).rsplit("/", 1)[-1] for it in shown.templates}
    assert there - used - FRAME == set()


def test_every_icon_is_shown(shown):
    drawn = (FRONTEND / "src" / "static" / "img" / "icons.svg").read_text(encoding="utf-8")
    assert {part.split('"')[0] for part in drawn.split('id="')[1:]} == set(ICONS)


def test_either_theme_can_be_asked_for(client_for, site_root):
    page = client_for(EDITOR).get("/fr/guide-de-style/?theme=dark").content.decode()
    assert '<html lang="fr" class="dark">' in page
    hostile = client_for(EDITOR).get("/fr/guide-de-style/?theme=x%22onload").content.decode()
    assert '<html lang="fr">' in hostile
