"""Documents into indices. Versions decide: an older state never takes the place of a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from search import marks
from search.elastic import client, documents, indices, marked, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from elasticsearch import Elasticsearch

    from search.registry import DocumentSource

BATCH = 500
BATCHES_BETWEEN_NOTES = 20
AS_BUILT = 0  # the version of what a build writes: any change is newer
CONFLICT, GONE, FAILED = 409, 404, 400
REFUSED = (400, 500)  # of one record: a shape it doesn't know, or one it stumbles over
ACTIONS = {"index", "delete"}
NOTHING_SENT: dict[str, Any] = {"items": ()}
Operation = dict[str, Any]
Reasons = dict[int, str]


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


def send(server: Elasticsearch, operations: Sequence[Operation], *, refresh: bool) -> Reasons:
    """Why which records were refused; their older states are gone from the index then.

    A conflict means that a newer state is there already.
    """
    reasons: Reasons = {}
    outdated: list[Operation] = []
    answer = server.bulk(operations=operations, refresh=refresh) if operations else NOTHING_SENT
    actions = (each for each in operations if each.keys() <= ACTIONS)
    for action, item in zip(actions, answer["items"], strict=True):
        (result,) = item.values()
        if result["status"] < FAILED or result["status"] in (CONFLICT, GONE):
            continue
        reason = str(result["error"]["type"])
        if result["status"] not in REFUSED or "index" not in action or result["_id"] == marked.ID:
            raise client.UnavailableError(reason)
        reasons[documents.number(result["_id"])] = reason
        outdated.append({"delete": action["index"]})
    if outdated:
        send(server, outdated, refresh=refresh)
    return reasons


def build(
    source: DocumentSource, progress: Callable[[int], object] | None, *, goes_on: bool = True
) -> int:
    """A whole new index, put in service at the end; `goes_on` with what a run that was cut off left
    behind, if there is any."""
    with client.failures():
        mark = marks.begin(source.kind)
        name = indices.being_built(source.kind, mark) if goes_on else None
        if name is None:
            refused.forget(source.kind)
            name = indices.create(source.kind, mark)
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


def _load(source: DocumentSource, chunk: Collection[int], name: str) -> None:
    operations = current(source, dict.fromkeys(chunk, AS_BUILT), [name])
    if reasons := send(client.writing(), operations, refresh=False):
        refused.note(source.kind, chunk, reasons)
