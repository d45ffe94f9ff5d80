"""Writes: documents into the tables of the index, in the caller's transaction."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from django.db import connection, transaction

from search import analysis, tiles
from search.backends import changes
from search.documents import HALF_HOURS
from search.models import SearchDocument, SearchWord

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from search.documents import Document
    from search.registry import DocumentSource

Item = TypeVar("Item")
POINT = np.dtype([("id", "<i8"), ("latitude", "<f8"), ("longitude", "<f8")])
BATCH = 500
DEFAULT_TIMEZONE = "America/Toronto"
FIELDS: Final = [
    "facets",
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
MOST_AGE = 999
SHORTEST_SUGGESTED = 3


def _chunks(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[i : i + BATCH] for i in range(0, len(items), BATCH)]


def area_token(code: str) -> str:
    return "a_" + "".join(c if c.isalnum() else "_" for c in code)


def tile_token(level: int, cell: int) -> str:
    return f"t{level}_{cell}"


def _points(document: Document) -> np.ndarray:
    return np.array(list(document.points), POINT)


def _filter_tokens(document: Document, points: np.ndarray) -> str:
    """What the `k` column holds: areas and map cells, to narrow a match by place."""
    tokens = [area_token(code) for code in sorted(document.areas)]
    cells = tiles.cell_numbers(points["latitude"], points["longitude"])
    for level in tiles.TOKEN_LEVELS:
        shift = 2 * (tiles.DEEPEST - level)
        tokens += [tile_token(level, cell) for cell in sorted(set((cells >> shift).tolist()))]
    return " ".join(tokens)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(sorted(value.replace("\n", " ") for value in values))


@lru_cache(maxsize=64)
def _known_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        return DEFAULT_TIMEZONE


def _facets(document: Document) -> str:
    values = [f"{facet}:{code}" for facet, codes in document.facets.items() for code in codes]
    values += [f"_kind:{document.kind}", f"_visibility:{document.visibility}"]
    values += [f"_timezone:{_known_zone(document.timezone)}"]
    values += ["_placed:yes"] if document.points else []
    return _lines(values)


def _hours(document: Document) -> bytes:
    if not document.hours:
        return b""
    flags = np.zeros(HALF_HOURS, np.bool_)
    flags[[h for h in document.hours if 0 <= h < HALF_HOURS]] = True
    return np.packbits(flags, bitorder="little").tobytes()


def _age(value: int) -> int:
    return max(0, min(value, MOST_AGE))


def _row(document: Document) -> SearchDocument:
    english, french = document.title.get("en", ""), document.title.get("fr", "")
    return SearchDocument(
        kind=document.kind,
        object_id=document.object_id,
        facets=_facets(document),
        areas=_lines(document.areas),
        points=_points(document).tobytes(),
        minimum_age=_age(document.ages[0]),
        maximum_age=_age(document.ages[1]),
        hours=_hours(document),
        boost=document.boost,
        title_words=min(len(analysis.words(english or french)), 255),
        sort_en=analysis.sort_key(english or french),
        sort_fr=analysis.sort_key(french or english),
    )


def _write_text(rowids: dict[tuple[str, int], int], documents: list[Document]) -> None:
    rows = [
        (
            rowids[document.kind, document.object_id],
            analysis.index_tokens(document.title.values()),
            analysis.index_tokens(document.body.values()),
            _filter_tokens(document, _points(document)),
        )
        for document in documents
    ]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [(r[0],) for r in rows])
        cursor.executemany(
            "INSERT INTO search_text (rowid, title, body, k) VALUES (%s, %s, %s, %s)", rows
        )


def _write_words(documents: list[Document]) -> None:
    """New words only; a word is suggested only while a visible document still holds it."""
    by_visibility: dict[str, set[str]] = {}
    for document in documents:
        texts = [*document.title.values(), *document.body.values()]
        by_visibility.setdefault(document.visibility, set()).update(
            word
            for word in analysis.index_words(texts)
            if len(word) >= SHORTEST_SUGGESTED and not word.isdigit()
        )
    for visibility, words in by_visibility.items():
        known: set[str] = set()
        for chunk in _chunks(sorted(words)):
            known.update(
                SearchWord.objects.filter(visibility=visibility, word__in=chunk).values_list(
                    "word", flat=True
                )
            )
        _add_words(visibility, words - known)


def _add_words(visibility: str, words: set[str]) -> None:
    with connection.cursor() as cursor:
        for word in sorted(words):
            folded = analysis.fold(word)[: analysis.MAX_WORD]
            row = SearchWord.objects.create(word=word, folded=folded, visibility=visibility)
            cursor.execute(
                "INSERT INTO search_spelling (rowid, folded) VALUES (%s, %s)", [row.pk, folded]
            )


@transaction.atomic
def write(documents: list[Document]) -> None:
    if not documents:
        return
    SearchDocument.objects.bulk_create(
        [_row(document) for document in documents],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=FIELDS,
        batch_size=80,
    )
    rowids: dict[tuple[str, int], int] = {}
    for kind in {document.kind for document in documents}:
        ids = [d.object_id for d in documents if d.kind == kind]
        found = SearchDocument.objects.filter(kind=kind, object_id__in=ids)
        rowids |= {(kind, oid): pk for pk, oid in found.values_list("pk", "object_id")}
    _write_text(rowids, documents)
    _write_words(documents)
    changes.record(rowids.values())


@transaction.atomic
def remove(kind: str, ids: Collection[int]) -> None:
    found = SearchDocument.objects.filter(kind=kind, object_id__in=ids)
    rowids = list(found.values_list("pk", flat=True))
    if not rowids:
        return
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [(r,) for r in rowids])
    SearchDocument.objects.filter(pk__in=rowids).delete()
    changes.record(rowids)


def index(source: DocumentSource, ids: Collection[int]) -> None:
    for chunk in _chunks(sorted(set(ids))):
        with transaction.atomic():
            documents = list(source.documents(chunk))
            write(documents)
            remove(source.kind, set(chunk) - {d.object_id for d in documents})


def rebuild(source: DocumentSource, progress: Callable[[int], object] | None) -> int:
    """A batch a transaction, so that the site goes on answering meanwhile."""
    total = 0
    seen: set[int] = set()
    documents = iter(source.documents())
    while batch := list(itertools.islice(documents, BATCH)):
        write(batch)
        seen.update(d.object_id for d in batch)
        total += len(batch)
        if progress:
            progress(len(batch))
    stored = SearchDocument.objects.filter(kind=source.kind).values_list("object_id", flat=True)
    for chunk in _chunks([oid for oid in stored.iterator(chunk_size=BATCH) if oid not in seen]):
        remove(source.kind, chunk)
    return total
