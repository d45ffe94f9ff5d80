"""Each listing several times, so that a million of them need no million rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from search.documents import Document
    from search.registry import DocumentSource

APART = (0.004, 0.006)  # degrees of latitude and longitude, less than a kilometre


class Repeated:
    """Copies stand side by side in the order of ids, so that a listing is read once for all."""

    def __init__(self, source: DocumentSource, times: int) -> None:
        self.kind = source.kind
        self._source, self._times = source, times

    def ids(self) -> Iterator[int]:
        for listing in self._source.ids():
            yield from range(listing * self._times, (listing + 1) * self._times)

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        assert ids is not None
        wanted: dict[int, list[int]] = {}
        for number in ids:
            wanted.setdefault(number // self._times, []).append(number)
        for document in self._source.documents(list(wanted)):
            for number in wanted[document.object_id]:
                yield copy(document, number, number % self._times)


def copy(document: Document, number: int, steps: int) -> Document:
    """A little way from the listing, and without a card of its own."""
    points = tuple(
        (point * 100 + steps, latitude + steps * APART[0], longitude + steps * APART[1])
        for point, latitude, longitude in document.points
    )
    return replace(document, object_id=number, points=points, stored={})


def as_indexed(kind: str) -> DocumentSource:
    """The source, repeated as often as the index of this database holds it."""
    from search import registry
    from search.models import SearchDocument

    source = registry.source_of(kind)
    listings = sum(1 for _id in source.ids())
    times = SearchDocument.objects.filter(kind=kind).count() // max(listings, 1)
    return Repeated(source, times) if times > 1 else source
