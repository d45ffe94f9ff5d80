"""Hours as people write them in one cell: `mo-fr 09:00-12:00, 13:00-17:00; sa 10:00-14:00 appt`."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from directory.importing.errors import CellError

DAYS = {
    **dict(zip(("mo", "tu", "we", "th", "fr", "sa", "su"), range(7), strict=True)),
    **dict(zip(("lu", "ma", "me", "je", "ve", "sa", "di"), range(7), strict=True)),
}
PART = re.compile(
    r"(?P<first>[a-z]{2,})\.?(?:\s*[-–]\s*(?P<last>[a-z]{2,})\.?)?\s+(?P<times>\d.*?)"
    r"(?P<appointment>\s+(?:appt|appointment|rv|rendez-vous))?",
    re.I,
)
STRETCH = re.compile(r"(\d{1,2})[:h](\d{2})\s*[-–]\s*(\d{1,2})[:h](\d{2})")
MIDNIGHT = 24 * 60


def parse_hours(text: str) -> list[list]:
    """[[weekday, "09:00", "17:00", by appointment], ...] in the order of the week."""
    found = [
        stretch for part in text.split(";") if part.strip() for stretch in parse_part(part.strip())
    ]
    return sorted(found)


def parse_part(part: str) -> list[list]:
    match = PART.fullmatch(part)
    if not match:
        raise cannot_read(part)
    days = days_between(match["first"], match["last"] or match["first"], part)
    stretches = [STRETCH.fullmatch(piece.strip()) for piece in match["times"].split(",")]
    result = []
    for stretch in stretches:
        if not stretch:
            raise cannot_read(part)
        opens, closes = (
            minutes(stretch[1], stretch[2], part),
            minutes(stretch[3], stretch[4], part),
        )
        if closes not in range(opens + 1, MIDNIGHT + 1) and closes != 0:
            raise CellError(
                _(
                    "In “%(part)s” the closing time is not after the opening time."
                    " After midnight, start a new day."
                )
                % {"part": part}
            )
        result += [
            [day, clock(opens), clock(closes % MIDNIGHT), bool(match["appointment"])]
            for day in days
        ]
    return result


def days_between(first: str, last: str, part: str) -> list[int]:
    try:
        start, end = DAYS[first[:2].lower()], DAYS[last[:2].lower()]
    except KeyError as error:
        raise cannot_read(part) from error
    return [day % 7 for day in range(start, (end if end >= start else end + 7) + 1)]


def minutes(hour: str, minute: str, part: str) -> int:
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59 or total > MIDNIGHT:  # noqa: PLR2004 - minutes of an hour
        raise cannot_read(part)
    return total


def clock(total: int) -> str:
    return f"{total // 60:02d}:{total % 60:02d}"


def cannot_read(part: str) -> CellError:
    return CellError(
        _("“%(part)s” can’t be read as hours. Write them as “mo-fr 09:00-17:00; sa 10:00-14:00”.")
        % {"part": part}
    )
