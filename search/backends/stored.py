"""What results show, kept as the features gave it: written with the index, read by the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import connection

from search.models import SearchStored

if TYPE_CHECKING:
    from collections.abc import Collection

    from search.documents import Document

ROWS_IN_STATEMENT = 300  # SQLite takes a thousand values at once


def write(documents: Collection[Document]) -> None:
    SearchStored.objects.bulk_create(
        [
            SearchStored(
                kind=document.kind,
                object_id=document.object_id,
                data=json.dumps(document.stored, ensure_ascii=False, separators=(",", ":")),
            )
            for document in documents
            if document.stored
        ],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=["data"],
        batch_size=ROWS_IN_STATEMENT,
    )


def remove(kind: str, ids: Collection[int]) -> None:
    SearchStored.objects.filter(kind=kind, object_id__in=ids).delete()


def read(kind: str, ids: Collection[int]) -> dict[int, Any]:
    """By id of the record. Plain SQL: every page of results asks this."""
    if not ids:
        return {}
    places = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT object_id, data FROM search_searchstored"  # noqa: S608
            f" WHERE kind = %s AND object_id IN ({places})",
            [kind, *ids],
        )
        return {object_id: json.loads(data) for object_id, data in cursor.fetchall()}
