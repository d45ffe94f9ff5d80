"""How far a rebuild has come, so that one that was cut off goes on there.

Only for some hours: later, or after an upgrade, what it wrote may not be what would be written
now.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from search.models import SearchBuild

if TYPE_CHECKING:
    from collections.abc import Iterable

GOES_ON_FOR = timedelta(hours=6)
NOWHERE = -1


def reached(kind: str) -> int:
    """The last record that an unfinished rebuild wrote; `NOWHERE` when there is none to go on."""
    recent = SearchBuild.objects.filter(kind=kind, noted__gte=timezone.now() - GOES_ON_FOR)
    return recent.values_list("reached", flat=True).first() or NOWHERE


def note(kind: str, object_id: int) -> None:
    """Inside the transaction that wrote it."""
    now = {"reached": object_id, "noted": timezone.now()}
    SearchBuild.objects.update_or_create(kind=kind, defaults=now)


def forget(kinds: Iterable[str]) -> None:
    """They are whole, or to be begun anew."""
    SearchBuild.objects.filter(kind__in=list(kinds)).delete()


def unfinished() -> set[str]:
    return set(SearchBuild.objects.values_list("kind", flat=True))
