"""Documents into indices. Versions decide: an older state never takes the place of a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from search import marks
from search.elastic import client, documents, indices

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from elasticsearch import Elasticsearch

    from search.registry import DocumentSource

BATCH = 500
BATCHES_BETWEEN_NOTES = 20
AS_BUILT = 0  # the version of what a build writes: any change is newer
CONFLICT, GONE, FAILED = 409, 404, 400
Operation = dict[str, Any]


def current(
    source: DocumentSource, versions: Mapping[int, int], targets: Collection[str]
) -> list[Operation]:
    """What brings these records up to date; those the source doesn't yield are removed."""
    found = {d.object_id: documents.body(d) for d in source.documents(sorted(versions))}
    operations: list[Operation] = []
    for target in targets:
        for object_id, version in versions.items():
            where = {
                "_index": target,
                "_id": documents.name(source.kind, object_id),
                "version": version,
                "version_type": "external_gte",
            }
            if object_id in found:
                operations += [{"index": where}, found[object_id]]
            else:
                operations.append({"delete": where})
    return operations


def send(server: Elasticsearch, operations: Sequence[Operation], *, refresh: bool) -> None:
    """A conflict means that a newer state is there already."""
    if not operations:
        return
    answer = server.bulk(operations=operations, refresh=refresh)
    for item in answer["items"] if answer["errors"] else ():
        (result,) = item.values()
        if result["status"] >= FAILED and result["status"] not in (CONFLICT, GONE):
            raise client.UnavailableError(str(result["error"]["type"]))


def build(source: DocumentSource, progress: Callable[[int], object] | None) -> int:
    """A whole new index, put in service at the end; goes on where a run was cut off."""
    with client.failures():
        mark = marks.begin(source.kind)
        name = indices.being_built(source.kind, mark) or indices.create(source.kind, mark)
        ids = np.sort(np.fromiter(source.ids(), np.int64))
        start = int(np.searchsorted(ids, indices.reached(name), side="right"))
        if progress and start:
            progress(start)
        for number, first in enumerate(range(start, len(ids), BATCH), 1):
            chunk = ids[first : first + BATCH].tolist()
            _load(source, chunk, name)
            if number % BATCHES_BETWEEN_NOTES == 0:
                indices.note_reached(name, chunk[-1])
            if progress:
                progress(len(chunk))
        indices.put_in_service(source.kind, name)
    return len(ids)


def _load(source: DocumentSource, chunk: Iterable[int], name: str) -> None:
    operations = current(source, dict.fromkeys(chunk, AS_BUILT), [name])
    send(client.writing(), operations, refresh=False)
