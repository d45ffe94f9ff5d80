from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from liaison.navigation.models import CrisisLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    CrisisLine.objects.all().delete()


def add_line(days_ago: int | None) -> None:
    checked = None if days_ago is None else timezone.localdate() - timedelta(days=days_ago)
    CrisisLine.objects.create(number="911", tel="911", label_en="Danger", verified_on=checked)


def test_numbers_checked_lately_may_be_released(lines):
    add_line(days_ago=45)
    call_command("release_check")


@pytest.mark.parametrize("days_ago", [46, None])
def test_a_number_not_checked_for_long_stops_a_release(lines, days_ago):
    add_line(days_ago=3)
    add_line(days_ago)
    with pytest.raises(CommandError):
        call_command("release_check")


def test_a_release_needs_numbers_to_call(lines):
    with pytest.raises(CommandError):
        call_command("release_check")
