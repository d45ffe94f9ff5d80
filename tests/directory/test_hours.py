"""Open now, until when: also past midnight and day and night."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from directory.hours import Schedule, Stretch, opening_state, week_slots
from directory.hours_words import opening_words

MIDNIGHT = 24 * 60
MONDAY_NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)  # in Toronto


def words(*week, language="en"):
    schedule = Schedule(
        tuple(Stretch(*row, by_appointment=False) for row in week), (), "America/Toronto"
    )
    with override(language):
        return opening_words(opening_state(schedule, MONDAY_NOON), MONDAY_NOON)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Open day and night"), ("fr", "Ouvert jour et nuit")]
)
def test_a_service_that_never_closes_says_so(language, said):
    assert words(*((day, 0, MIDNIGHT) for day in range(7)), language=language) == said


def test_a_stretch_goes_on_past_midnight():
    assert words((0, 9 * 60, MIDNIGHT), (1, 0, 2 * 60)) == "Open now, until 2:00"


def test_a_stretch_that_ends_at_midnight_ends_there():
    assert words((0, 9 * 60, MIDNIGHT), (1, 60, 120)) == "Open now, until 0:00"


def test_only_whole_half_hours_count_as_open_in_a_search():
    nine_ten_to_a_quarter_to_eleven = Stretch(0, 9 * 60 + 10, 10 * 60 + 45, by_appointment=False)
    assert week_slots([nine_ten_to_a_quarter_to_eleven]) == {19, 20}
