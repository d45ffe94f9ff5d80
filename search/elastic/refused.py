"""Records that Elasticsearch refuses: set aside and named, so that they hold up no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from search.models import SearchRefused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

LONGEST_REASON = 100


@transaction.atomic
def note(kind: str, sent: Collection[int], reasons: Mapping[int, str]) -> None:
    """Of the records that were sent, those with a reason were refused."""
    SearchRefused.objects.filter(kind=kind, object_id__in=sent).delete()
    SearchRefused.objects.bulk_create(
        SearchRefused(kind=kind, object_id=object_id, reason=reason[:LONGEST_REASON])
        for object_id, reason in reasons.items()
    )


def forget(kind: str) -> None:
    """A new index tries every record again."""
    SearchRefused.objects.filter(kind=kind).delete()
