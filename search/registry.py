"""Features register what they have to be found; the engine knows none of them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from search.documents import Document


class DocumentSource(Protocol):
    """One kind of record. `documents` yields live records only, whatever ids are asked for."""

    kind: str

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]: ...

    def ids(self) -> Iterator[int]: ...


_sources: dict[str, DocumentSource] = {}


def register(source: DocumentSource) -> None:
    _sources[source.kind] = source


def unregister(kind: str) -> None:
    _sources.pop(kind, None)


def source_of(kind: str) -> DocumentSource:
    return _sources[kind]


def kinds() -> tuple[str, ...]:
    return tuple(_sources)
