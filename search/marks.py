"""Whether an Elasticsearch index knows what this database knows: both carry the same mark.

Each change gives the database a new mark, and an index gets it with the change, if it had the one
before. A change made without Elasticsearch leaves the database without a mark. So an index that
missed something is not asked, nor one that is ahead of a database restored from a copy, until
`rebuild_search` has made a new one.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from search.models import SearchMark

if TYPE_CHECKING:
    from collections.abc import Iterable

BYTES = 12


def drop(kind: str) -> None:
    """No index of the kind may be asked any more."""
    SearchMark.objects.filter(kind=kind).delete()


def current(kinds: Iterable[str]) -> dict[str, str]:
    """By kind; a kind without a mark is left out."""
    marks = SearchMark.objects.filter(kind__in=set(kinds))
    return dict(marks.values_list("kind", "mark"))


def begin(kind: str) -> str:
    """What a new index starts with."""
    mark, _new = SearchMark.objects.get_or_create(kind=kind, defaults={"mark": _fresh()})
    return mark.mark


def replace(kind: str) -> tuple[str, str] | None:
    """The mark before this change and the one after it; None where no index is trusted anyway.

    Inside the caller's transaction; changes of a kind take turns, so that marks follow each other.
    """
    mark = SearchMark.objects.select_for_update().filter(kind=kind).first()
    if mark is None:
        return None
    before, mark.mark = mark.mark, _fresh()
    mark.save(update_fields=["mark"])
    return before, mark.mark


def _fresh() -> str:
    return secrets.token_hex(BYTES)
