"""Writes: documents into the tables of the index, in the caller's transaction."""

from __future__ import annotations

import itertools
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from django.db import connection, transaction
from django.db.models import Max

from search import analysis, builds
from search.backends import changes, spelling, stored, terms
from search.backends.dialect import dialect
from search.documents import HALF_HOURS
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from search.documents import Document
    from search.registry import DocumentSource

Item = TypeVar("Item")
POINT: Final = np.dtype([("id", "<i8"), ("latitude", "<f8"), ("longitude", "<f8")])
BATCH = 500
ROWS_IN_STATEMENT = 80  # SQLite takes a thousand values at once
DEFAULT_TIMEZONE = "America/Toronto"
MOST_AGE = 999
MOST_TITLE_WORDS = 255
FIELDS: Final = [
    "terms",
    "areas",
    "points",
    "minimum_age",
    "maximum_age",
    "hours",
    "boost",
    "title_words",
    "sort_en",
    "sort_fr",
]


def _chunks(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[i : i + BATCH] for i in range(0, len(items), BATCH)]


@lru_cache(maxsize=64)
def known_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        return DEFAULT_TIMEZONE


def facet_values(document: Document) -> set[terms.Value]:
    return {
        (facet, code)
        for facet, codes in document.facets.items()
        for code in codes
        if not facet.startswith(terms.OWN)
    }


def _values(document: Document) -> set[terms.Value]:
    """Facets, and under names no request can use: kind, visibility, zone, whether on the map."""
    values = facet_values(document) | {
        ("_kind", document.kind),
        ("_visibility", document.visibility),
        ("_timezone", known_zone(document.timezone)),
    }
    return values | ({("_placed", "yes")} if document.points else set())


def areas_of(document: Document) -> list[str]:
    return sorted(area.replace("\n", " ") for area in document.areas if area)


def _hours(document: Document) -> bytes:
    if not document.hours:
        return b""
    flags = np.zeros(HALF_HOURS, np.bool_)
    flags[[slot for slot in document.hours if 0 <= slot < HALF_HOURS]] = True
    return np.packbits(flags, bitorder="little").tobytes()


def _age(value: int) -> int:
    return max(0, min(value, MOST_AGE))


def plain_row(document: Document) -> dict[str, Any]:
    """What every backend keeps of a document in the same form."""
    english, french = document.title.get("en", ""), document.title.get("fr", "")
    return {
        "minimum_age": _age(document.ages[0]),
        "maximum_age": _age(document.ages[1]),
        "boost": document.boost,
        "title_words": min(len(analysis.words(english or french)), MOST_TITLE_WORDS),
        "sort_en": analysis.sort_key(english or french),
        "sort_fr": analysis.sort_key(french or english),
    }


def _row(number: int, document: Document, numbers: dict[terms.Value, int]) -> SearchDocument:
    return SearchDocument(
        pk=number,
        kind=document.kind,
        object_id=document.object_id,
        terms=terms.pack(numbers[value] for value in _values(document)),
        areas="\n".join(areas_of(document)),
        points=np.array(list(document.points), POINT).tobytes(),
        hours=_hours(document),
        **plain_row(document),
    )


def _numbered(documents: Collection[Document]) -> dict[int, Document]:
    """By the number a document has or gets. The arrays hold a row for each number, and databases
    that count for themselves leave gaps."""
    held: dict[tuple[str, int], int] = {}
    for kind in {document.kind for document in documents}:
        ids = [document.object_id for document in documents if document.kind == kind]
        found = SearchDocument.objects.filter(kind=kind, object_id__in=ids)
        held |= {(kind, object_id): pk for pk, object_id in found.values_list("pk", "object_id")}
    last = SearchDocument.objects.aggregate(last=Max("pk"))["last"] or 0
    new = itertools.count(last + 1)
    return {
        held.get((document.kind, document.object_id)) or next(new): document
        for document in documents
    }


def _write_text(numbered: dict[int, Document]) -> None:
    dialect().write_text(
        (
            number,
            analysis.index_tokens(document.title.values()),
            analysis.index_tokens(document.body.values()),
        )
        for number, document in numbered.items()
    )


@contextmanager
def _turn() -> Iterator[None]:
    """A transaction in which nobody else writes to the index. Without savepoints: SQLite's full
    text writes what is pending at each of them."""
    with transaction.atomic(savepoint=False):
        dialect().take_turn()
        yield


@_turn()
def write(documents: Collection[Document]) -> None:
    if not documents:
        return
    wanted = set().union(*(_values(document) for document in documents))
    numbers = terms.numbers(wanted)
    numbered = _numbered(documents)
    SearchDocument.objects.bulk_create(
        [_row(number, document, numbers) for number, document in numbered.items()],
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=FIELDS,
        batch_size=ROWS_IN_STATEMENT,
    )
    _write_text(numbered)
    stored.write(documents)
    spelling.learn(documents)
    changes.record(numbered)


@_turn()
def remove(kind: str, ids: Collection[int]) -> None:
    found = SearchDocument.objects.filter(kind=kind, object_id__in=ids)
    rowids = list(found.values_list("pk", flat=True))
    if not rowids:
        return
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [(r,) for r in rowids])
    SearchDocument.objects.filter(pk__in=rowids).delete()
    stored.remove(kind, ids)
    changes.record(rowids)


def index(source: DocumentSource, ids: Collection[int]) -> None:
    for chunk in _chunks(sorted(set(ids))):
        with _turn():  # what is read now no later change has been indexed before
            documents = list(source.documents(chunk))
            write(documents)
            remove(source.kind, set(chunk) - {d.object_id for d in documents})


def rebuild(source: DocumentSource, progress: Callable[[int], object] | None) -> int:
    """A batch a transaction, so that the site goes on answering and saving meanwhile. Begins after
    the last record of a run that was cut off."""
    ids = np.sort(np.fromiter(source.ids(), np.int64))
    start = int(np.searchsorted(ids, builds.reached(source.kind), side="right"))
    if progress and start:
        progress(start)
    for first in range(start, len(ids), BATCH):
        chunk = ids[first : first + BATCH].tolist()
        _reindex(source, chunk)
        if progress:
            progress(len(chunk))
    indexed = SearchDocument.objects.filter(kind=source.kind).values_list("object_id", flat=True)
    others = np.setdiff1d(np.fromiter(indexed.iterator(), np.int64), ids)
    index(source, others.tolist())  # new ones since it began, or gone ones
    _drop_orphans()
    spelling.prune()
    return len(ids)


def _reindex(source: DocumentSource, chunk: Collection[int]) -> None:
    """Read before its turn to write, since reading takes longer; and again if others wrote."""
    before = changes.newest()
    documents = list(source.documents(chunk))
    with _turn():
        if changes.newest() != before:
            documents = list(source.documents(chunk))
        write(documents)
        remove(source.kind, set(chunk) - {document.object_id for document in documents})
        builds.note(source.kind, max(chunk))


def _drop_orphans() -> None:
    """Words of rows that went without telling the index; no foreign key reaches a virtual table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM search_text WHERE NOT EXISTS"
            " (SELECT 1 FROM search_searchdocument WHERE id = search_text.rowid)"
        )
