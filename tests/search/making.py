"""Documents and a source of them, for the tests of the engine."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from search import engine, registry
from search.documents import Document
from search.request import Near, SearchRequest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

TORONTO = (43.6532, -79.3832)
HAMILTON = (43.2557, -79.8711)  # 59 km from Toronto
OTTAWA = (45.4215, -75.6972)
IQALUIT = (63.7467, -68.5170)


@dataclass
class FakeSource:
    kind: str = "service"
    held: dict[int, Document] = field(default_factory=dict)

    def hold(self, *documents: Document) -> None:
        self.held.update({document.object_id: document for document in documents})

    def documents(self, ids: Collection[int] | None = None) -> Iterator[Document]:
        chosen = sorted(self.held) if ids is None else ids
        yield from (self.held[n] for n in chosen if n in self.held)

    def ids(self) -> Iterator[int]:
        return iter(sorted(self.held))


@contextmanager
def only_source() -> Iterator[FakeSource]:
    """A source of services, and no other source, for as long as a test runs."""
    before = {kind: registry.source_of(kind) for kind in registry.kinds()}
    for kind in before:
        registry.unregister(kind)
    fake = FakeSource()
    registry.register(fake)
    try:
        yield fake
    finally:
        registry.unregister(fake.kind)
        for kept in before.values():
            registry.register(kept)


def doc(object_id: int, en: str = "A service", fr: str = "", **parts: Any) -> Document:
    """A public service without a place; `at` is a list of (latitude, longitude)."""
    at = parts.pop("at", [])
    body = parts.pop("body", {})
    facets = {name: frozenset(codes) for name, codes in parts.pop("facets", {}).items()}
    return Document(
        kind=parts.pop("kind", "service"),
        object_id=object_id,
        title={"en": en, "fr": fr},
        body={"en": "", "fr": ""} | ({"en": body} if isinstance(body, str) else body),
        facets=facets,
        visibility=parts.pop("visibility", "public"),
        points=tuple((object_id * 10 + n, lat, lon) for n, (lat, lon) in enumerate(at)),
        areas=frozenset(parts.pop("areas", ())),
        **parts,
    )


def near(place: tuple[float, float], radius_km: float = 50, *area_codes: str) -> Near:
    return Near(*place, radius_km, area_codes)


def found(text: str = "", **parts: Any) -> list[int]:
    """Object ids in the order of the results."""
    results = engine.search(SearchRequest(text=text, **parts))
    return [hit.object_id for hit in results.hits]
