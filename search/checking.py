"""Whether the indexes hold what the features hold: what is missing, left over or out of date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from django.conf import settings

from search import registry
from search.models import SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.documents import Document
    from search.registry import DocumentSource

BATCH = 500
Held = dict[int, str]  # digest by record


@dataclass
class Drift:
    """Of one kind in one index."""

    kind: str
    index: str
    records: int = 0
    missing: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    left_over: list[int] = field(default_factory=list)

    @property
    def ids(self) -> list[int]:
        return sorted({*self.missing, *self.changed, *self.left_over})


def drifts(kind: str) -> Iterator[Drift]:
    source = registry.source_of(kind)
    yield _embedded(source)
    if settings.ELASTICSEARCH_URL:
        yield _elastic(source)


def untrusted(kinds: Iterable[str]) -> list[str]:
    """Kinds whose Elasticsearch index is not asked."""
    if not settings.ELASTICSEARCH_URL:
        return []
    from search.elastic import holding  # noqa: PLC0415

    return [kind for kind in kinds if not holding.trusted(kind)]


def _embedded(source: DocumentSource) -> Drift:
    indexed = SearchDocument.objects.filter(kind=source.kind).values_list("object_id", flat=True)
    wanted, held = _array(source.ids()), _array(indexed.iterator())
    return Drift(
        source.kind,
        "embedded",
        len(held),
        missing=np.setdiff1d(wanted, held).tolist(),
        left_over=np.setdiff1d(held, wanted).tolist(),
    )


def _elastic(source: DocumentSource) -> Drift:
    from search.elastic import holding  # noqa: PLC0415

    wanted, held = _array(source.ids()), _array(holding.ids(source.kind))
    drift = Drift(source.kind, "elasticsearch", len(held))
    drift.left_over = np.setdiff1d(held, wanted).tolist()
    for first in range(0, len(wanted), BATCH):
        chunk = wanted[first : first + BATCH].tolist()
        digests = holding.digests(source.kind, chunk)
        _compare(drift, source.documents(chunk), digests)
    return drift


def _compare(drift: Drift, documents: Iterable[Document], digests: Held) -> None:
    from search.elastic.documents import digest_of  # noqa: PLC0415

    for document in documents:
        held = digests.get(document.object_id)
        if held is None:
            drift.missing.append(document.object_id)
        elif held != digest_of(document):
            drift.changed.append(document.object_id)


def _array(ids: Iterable[int]) -> np.ndarray:
    return np.fromiter(ids, np.int64)
