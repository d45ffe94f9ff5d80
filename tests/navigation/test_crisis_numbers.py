"""One place holds the numbers to call; every page shows them from there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from liaison.home.content import reading
from liaison.navigation.models import CrisisLine

BARE = Path(settings.ROOT) / "frontend/templates/components/bare_half.html"


@pytest.fixture
def number(site_root):
    """A number that stands in no template."""
    CrisisLine.objects.all().delete()
    return CrisisLine.objects.create(
        number="555-0142", tel="5550142", label_en="Canary", label_fr="Canari", in_strip=True
    )


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/fr/", "/en/find/", "/en/missing/", "/fr/credits/"])
def test_pages_and_errors_show_the_record(client, number, path):
    assert "555-0142" in client.get(path).content.decode()


@pytest.mark.django_db
def test_a_changed_number_is_changed_everywhere_at_once(client, number):
    client.get("/en/missing/")
    number.number, number.tel = "555-0143", "5550143"
    number.save()
    body = client.get("/en/missing/").content.decode()
    assert "555-0143" in body
    assert "555-0142" not in body


def test_the_page_that_can_not_read_the_database_agrees_with_what_is_shipped():
    written = set(re.findall(r'href="(?:tel|sms):([^"]+)"', BARE.read_text("utf-8")))
    rows = reading.site()["crisis"]
    assert written <= {row["tel"] for row in rows} | {row.get("sms") for row in rows}


def test_811_is_not_said_to_have_an_option_that_nobody_checked():
    [row] = [row for row in reading.site()["crisis"] if row["tel"] == "811"]
    assert "option" not in str(row).lower()


@pytest.mark.django_db
def test_a_number_never_checked_carries_no_date(client, number):
    assert "Number checked" not in client.get("/en/").content.decode()
