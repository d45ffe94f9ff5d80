"""Indices behind an alias, one for each kind; a new one is built beside it, then takes its place.

Alias and index name their shape: after an upgrade that changes it, the embedded engine answers
until `rebuild_search` has run.
"""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from elasticsearch import NotFoundError

from search.elastic import client, marked
from search.elastic.mapping import MAPPING, SETTINGS, fingerprint

NOWHERE = "liaison.none"  # an index that never is


def prefix() -> str:
    name: str = settings.ELASTICSEARCH_PREFIX
    return name


def _of_kind(kind: str) -> str:
    return f"{prefix()}.{kind}"


def alias(kind: str) -> str:
    return f"{_of_kind(kind)}.{fingerprint()}"


def to_write(kind: str) -> list[str]:
    """The one in service and the one being built, if any."""
    return sorted(client.sending().indices.get_alias(index=f"{alias(kind)}.*"))


def in_service(kind: str) -> str | None:
    try:
        return str(next(iter(client.sending().indices.get_alias(name=alias(kind)))))
    except NotFoundError:
        return None


def being_built(kind: str, mark: str) -> str | None:
    """What a run that was cut off left behind, if it was told of every change since."""
    others = set(to_write(kind)) - {in_service(kind)}
    found = marked.read(sorted(others))
    return next((name for name, reached in found.items() if reached == mark), None)


def create(kind: str, mark: str) -> str:
    name = f"{alias(kind)}.{timezone.now():%Y%m%d%H%M%S%f}"
    client.writing().indices.create(index=name, mappings=MAPPING, settings=SETTINGS)
    client.writing().bulk(operations=marked.write(name, mark))
    return name


def reached(name: str) -> int:
    """The last record a build wrote; those before it are in."""
    mapping = client.writing().indices.get_mapping(index=name)[name]["mappings"]
    return int(mapping.get("_meta", {}).get("reached", -1))


def note_reached(name: str, object_id: int) -> None:
    client.writing().indices.put_mapping(index=name, meta={"reached": object_id})


def put_in_service(kind: str, name: str) -> None:
    """In one step; then all others of the kind go, whatever their shape."""
    server = client.writing()
    server.indices.refresh(index=name)
    add = {"add": {"index": name, "alias": alias(kind)}}
    old = in_service(kind)
    remove = [{"remove": {"index": old, "alias": alias(kind)}}] if old and old != name else []
    server.indices.update_aliases(actions=[*remove, add])
    for other in server.indices.get_alias(index=f"{_of_kind(kind)}.*"):
        if other != name:
            server.indices.delete(index=other)
