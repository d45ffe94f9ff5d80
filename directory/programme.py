"""When a programme ends, in words: a warning before, a plain statement after (R152)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from directory.conf import END_WARNING_DAYS

if TYPE_CHECKING:
    from datetime import date

    from directory.models import ProgrammeEnd


def end_words(ends_on: date | None, *, day_is_shown: bool = True) -> str:
    """Empty until the end is near. Once it is past everyone is told, with or without its day."""
    left = (ends_on - timezone.localdate()).days if ends_on else END_WARNING_DAYS + 1
    if ends_on is None or left > END_WARNING_DAYS or (left >= 0 and not day_is_shown):
        return ""
    if not day_is_shown:
        return _("This programme was due to end: ask whether it still runs.")
    day = {"day": date_format(ends_on, "DATE_FORMAT")}
    if left < 0:
        return _("This programme was due to end on %(day)s: ask whether it still runs.") % day
    return _("This programme is due to end on %(day)s: ask before you refer someone.") % day


def warning(end: ProgrammeEnd | None, allowed: frozenset[str]) -> str:
    """What a reader with these visibilities is told of a programme that ends."""
    return end_words(end.ends_on, day_is_shown=end.visibility in allowed) if end else ""
