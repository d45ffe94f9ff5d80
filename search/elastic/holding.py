"""What the index in service holds, read a batch at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from elasticsearch import NotFoundError

from search import marks
from search.elastic import client, documents, indices, marked
from search.models import SearchWaiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BATCH = 10_000


def trusted(kind: str) -> bool:
    """Whether the index in service is asked, or will be once it has what waits for it."""
    wanted = marks.current([kind]).values()
    if SearchWaiting.objects.filter(kind=kind).exists():
        return bool(wanted)
    with client.failures():
        carried = marked.read([indices.alias(kind)]).values()
    return set(carried) == set(wanted) != set()


def ids(kind: str) -> Iterator[int]:
    after: list[Any] | None = None
    while page := _page(kind, after):
        yield from (each["sort"][0] for each in page)
        after = page[-1]["sort"]


def _page(kind: str, after: list[Any] | None) -> list[Any]:
    with client.failures():
        try:
            answer = client.writing().search(
                index=indices.alias(kind),
                query={"term": {"kind": kind}},
                sort=[{"object_id": "asc"}],
                size=BATCH,
                source=False,
                search_after=after,
            )
        except NotFoundError:
            return []
    return list(answer["hits"]["hits"])


def digests(kind: str, object_ids: Sequence[int]) -> dict[int, str]:
    if indices.in_service(kind) is None:
        return {}
    with client.failures():
        answer = client.writing().mget(
            index=indices.alias(kind),
            ids=[documents.name(kind, object_id) for object_id in object_ids],
            source_includes=["digest", "object_id"],
        )
    found = (each["_source"] for each in answer["docs"] if each.get("found"))
    return {kept["object_id"]: kept["digest"] for kept in found}
