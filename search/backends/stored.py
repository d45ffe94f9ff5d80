"""What results show, kept as the features gave it: written with the index, read by the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from search.models import SearchStored

if TYPE_CHECKING:
    from collections.abc import Collection

    from search.documents import Document

ROWS_IN_STATEMENT = 240  # SQLite takes a thousand values at once


def write(documents: Collection[Document]) -> None:
    SearchStored.objects.bulk_create(
        [
            SearchStored(
                kind=document.kind, language=language, object_id=document.object_id, data=data
            )
            for document in documents
            for language, data in document.stored.items()
        ],
        update_conflicts=True,
        unique_fields=["kind", "language", "object_id"],
        update_fields=["data"],
        batch_size=ROWS_IN_STATEMENT,
    )


def remove(kind: str, ids: Collection[int]) -> None:
    SearchStored.objects.filter(kind=kind, object_id__in=ids).delete()


def read(kind: str, ids: Collection[int], language: str) -> dict[int, str]:
    """By id of the record. Plain SQL: every page of results asks this."""
    if not ids:
        return {}
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT object_id, data FROM search_searchstored"  # noqa: S608
            f" WHERE kind = %s AND language = %s AND object_id IN ({places})",
            [kind, language, *ids],
        )
        return dict(cursor.fetchall())
