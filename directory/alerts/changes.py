"""What became of the services of a followed search since its last letter: read from the history
that is recorded anyway, never typed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from directory.alerts.facts import intake_words, revised
from directory.conf import MOST_NAMED
from directory.enums import Withheld
from directory.importing.plan import CHUNK, chunks
from directory.listing import ListingFacts
from directory.models import IntakeUpdate, Service
from liaison.core.permissions import visibilities_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from directory.alerts.following import Reader
    from directory.models import Follow


@dataclass(frozen=True, slots=True)
class Line:
    service: Service
    said: tuple[str, ...] = ()


@dataclass(slots=True)
class Part:
    """The first lines, and how many more there are."""

    lines: list[Line] = field(default_factory=list)
    total: int = 0

    def add(self, line: Line) -> None:
        self.total += 1
        if len(self.lines) < MOST_NAMED:
            self.lines.append(line)

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


@dataclass(slots=True)
class Changes:
    new: Part = field(default_factory=Part)
    changed: Part = field(default_factory=Part)
    ended: Part = field(default_factory=Part)

    def __bool__(self) -> bool:
        return bool(self.new.total or self.changed.total or self.ended.total)


def changes(follow: Follow, found: Collection[int], reader: Reader) -> Changes:
    """In the active language. What this reader may not see today is not there, nor why."""
    seen, now = set(follow.seen), set(found)
    told = Changes()
    for service in visible(now - seen, reader):
        told.new.add(Line(service))
    for line in altered(seen & now, follow.looked_at, reader):
        told.changed.add(line)
    for service in visible(seen - now, reader):
        told.changed.add(Line(service, (_("no longer matches this search"),)))
    for service in no_longer_listed(seen - now, reader):
        told.ended.add(Line(service))
    return told


def visible(ids: Collection[int], reader: Reader) -> Iterator[Service]:
    for chunk in chunks(sorted(ids), CHUNK):
        yield from (
            Service.objects.visible_to(reader).filter(pk__in=chunk).select_related("organisation")
        )


def no_longer_listed(ids: Collection[int], reader: Reader) -> Iterator[Service]:
    """Once for this reader's eyes and shown to nobody now. Of one that was hidden because it could
    put someone at risk, nothing is said."""
    allowed = visibilities_for(reader)
    for chunk in chunks(sorted(ids), CHUNK):
        shown = set(Service.objects.visible_to(reader).filter(pk__in=chunk).values_list("pk"))
        once = Service.objects.filter(
            pk__in=chunk, visibility__in=allowed, organisation__visibility__in=allowed
        )
        for service in once.exclude(withholding__reason=Withheld.SAFETY).select_related(
            "organisation"
        ):
            if (service.pk,) not in shown:
                yield service


def altered(ids: set[int], since: datetime, reader: Reader) -> Iterator[Line]:
    updates = IntakeUpdate.objects.filter(at__gt=since).values_list("service_id", flat=True)
    touched = ids & {*updates.distinct().iterator(), *published_since(since)}
    for chunk in chunks(sorted(touched), CHUNK):
        before = statuses_before(chunk, since)
        for service in Service.objects.visible_to(reader).filter(pk__in=chunk).with_facts():
            facts = ListingFacts(service)
            said = [intake_words(facts, before[service.pk])] if service.pk in before else []
            said += revised(facts, since, visibilities_for(reader))
            if any(said):
                yield Line(service, tuple(filter(None, said)))


def published_since(since: datetime) -> Iterator[int]:
    for path in ("last_published_at__gt", "organisation__last_published_at__gt"):
        rows = Service.objects.filter(**{path: since}).values_list("pk", flat=True)
        yield from rows.iterator()


def statuses_before(ids: Collection[int], since: datetime) -> dict[int, tuple[str, str]]:
    """Status and wait as they were known then."""
    rows = IntakeUpdate.objects.filter(service__in=ids, at__lte=since).order_by("at", "pk")
    return {
        pk: (status, wait) for pk, status, wait in rows.values_list("service", "status", "wait")
    }
