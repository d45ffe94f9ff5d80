"""The mark in an index, a document no search finds: which state it is in (`search.marks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from search.elastic import client

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from search.models import SearchWaiting

KIND = "_mark"
ID = "_mark"
AS_CREATED = 0
Operation = dict[str, Any]
QUESTION: dict[str, Any] = {
    "query": {"term": {"kind": KIND}},
    "size": 100,
    "_source": ["mark"],
    "track_total_hits": False,
}


def answered(answer: dict[str, Any]) -> set[str]:
    """The marks of all indices that were asked `QUESTION`."""
    return {hit["_source"]["mark"] for hit in answer["hits"]["hits"]}


def write(index: str, mark: str, version: int = AS_CREATED) -> list[Operation]:
    where = {"_index": index, "_id": ID, "version": version, "version_type": "external_gte"}
    return [{"index": where}, {"kind": KIND, "mark": mark}]


def read(indices: Collection[str]) -> dict[str, str]:
    if not indices:
        return {}
    wanted = [{"_index": index, "_id": ID} for index in indices]
    answer = client.sending().mget(docs=wanted, source_includes=["mark"])
    return {each["_index"]: each["_source"]["mark"] for each in answer["docs"] if each.get("found")}


def advanced(rows: Sequence[SearchWaiting], indices: Collection[str]) -> Iterator[Operation]:
    """For each index that had the mark before one of these changes, in their order."""
    for index, mark in read(indices).items():
        reached, last = mark, AS_CREATED
        for row in rows:
            if row.after and row.before == reached:
                reached, last = row.after, row.pk
        if last:
            yield from write(index, reached, last)
