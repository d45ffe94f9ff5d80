"""The round that writes to those who follow a search: one after the other, each by itself."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import override

from directory.alerts import following, letters
from directory.alerts.changes import changes
from directory.models import Follow

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Round:
    sent: int = 0
    quiet: int = 0  # nothing changed, or the search is not one for this reader today
    failed: int = 0


def due() -> Iterator[Follow]:
    """Numbers first: rows are written while the round goes on."""
    for pk in list(Follow.objects.due(timezone.now()).order_by("pk").values_list("pk", flat=True)):
        row = Follow.objects.select_related("user").filter(pk=pk).first()
        if row is not None:  # else ended meanwhile
            yield row


def send(*, dry_run: bool = False) -> Round:
    done = Round()
    for follow in due():
        try:
            told = tell(follow, dry_run=dry_run)
        except (OSError, ValueError) as error:  # its text would name an address
            log.error("A letter about a search was not sent: %s", type(error).__name__)
            done.failed += 1
            continue
        done.sent += told
        done.quiet += not told
    return done


def tell(follow: Follow, *, dry_run: bool) -> bool:
    """Whether there was something to write. What could not be sent waits for the next round."""
    if follow.user and not follow.user.is_active:
        return False
    with override(follow.language):
        query = following.query_of(follow)
        if query is None:
            return False
        reader, now = following.reader_of(follow), timezone.now()
        found = following.found_by(query, reader)
        what = changes(follow, found, reader)
        if dry_run:
            return bool(what)
        if what:
            letters.digest(follow, query, what)
        following.looked(follow=follow, found=found, at=now)
    return bool(what)
