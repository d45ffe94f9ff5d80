"""Searches that found nothing stand beside the numbers; small counts are never told."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from directory.coverage import unmet
from directory.models import UnmetSearch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]


def looked_for(province, facet, code, count, month=None):
    month = month or timezone.localdate().replace(day=1)
    UnmetSearch.objects.create(month=month, province=province, facet=facet, code=code, count=count)


def test_counts_below_five_are_hidden(rows):
    looked_for("YT", "level", "tertiary", 4)
    looked_for("NU", "level", "tertiary", 5)
    found = rows()
    assert (found["YT"].unmet, found["NU"].unmet) == ("fewer than 5", "5")


def test_no_small_count_can_be_worked_out_from_a_sum(rows, client, site_root):
    """Nine in all, of which seven are shown, would tell that two looked for the other thing."""
    looked_for("NU", "level", "tertiary", 7)
    looked_for("NU", "language", "iu", 2)
    assert rows()["NU"].unmet == "7"
    page = client.get("/en/coverage/nunavut/").content.decode()
    assert "Prevention level: Tertiary" in page
    assert "iu" not in [need.label for need in unmet.of_province("NU")]


def test_a_level_shows_its_own_searches(rows):
    looked_for("NU", "level", "tertiary", 6)
    looked_for("NU", "language", "fr", 8)
    assert rows("level=tertiary")["NU"].unmet == "6"
    assert rows()["NU"].unmet == "14"


def test_searches_of_a_year_ago_are_over(rows):
    looked_for("NU", "level", "tertiary", 9, month=date(2020, 1, 1))
    assert rows()["NU"].unmet == "fewer than 5"


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 25), date(2025, 12, 1)),
        (date(2026, 12, 1), date(2026, 1, 1)),
        (date(2026, 1, 31), date(2025, 2, 1)),
    ],
)
def test_twelve_months_with_this_one(today, first):
    assert unmet.since(today) == first


def test_searches_without_a_place_stand_beside_the_country(rows):
    looked_for("", "type", "exit", 5)
    assert rows()["CA"].unmet == "5"
