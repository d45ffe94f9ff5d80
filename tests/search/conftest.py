from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search import engine, registry
from tests.search.making import FakeSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from search.documents import Document


@pytest.fixture
def source() -> Iterator[FakeSource]:
    """The only source of services there is, for as long as the test runs."""
    before = {kind: registry.source_of(kind) for kind in registry.kinds()}
    fake = FakeSource()
    registry.register(fake)
    yield fake
    registry.unregister(fake.kind)
    for kept in before.values():
        registry.register(kept)


@pytest.fixture
def index(db: None, source: FakeSource) -> Callable[..., None]:
    """Hold these documents and index them, as a feature does after a change."""

    def hold(*documents: Document) -> None:
        source.hold(*documents)
        engine.index("service", [document.object_id for document in documents])

    return hold
