"""A document as Elasticsearch keeps it: the same tokens and numbers the embedded index holds."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from search import analysis
from search.backends import store
from search.backends.text import worth_in_title
from search.documents import HALF_HOURS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.documents import Document

LIFT = 1.0  # scores may not be negative there
BETWEEN = "\x1f"  # a facet from its code


def value(facet: str, code: str) -> str:
    return f"{facet}{BETWEEN}{code}"


def name(kind: str, object_id: int) -> str:
    return f"{kind}-{object_id}"


def number(name: str) -> int:
    """The record's, from the name of its document."""
    return int(name.rpartition("-")[2])


def body(document: Document) -> dict[str, Any]:
    row = store.plain_row(document)
    title = analysis.index_tokens(document.title.values())
    found = {
        "kind": document.kind,
        "object_id": document.object_id,
        "visibility": document.visibility,
        "timezone": store.known_zone(document.timezone),
        "values": sorted(_values(document)),
        "areas": store.areas_of(document),
        "hours": [str(slot) for slot in sorted(document.hours) if 0 <= slot < HALF_HOURS],
        "title": title,
        "words": f"{title} {analysis.index_tokens(document.body.values())}",
        "title_worth": worth_in_title(row["title_words"]),
        "boost": document.boost,
        "lift": max(0.0, document.boost + LIFT),
        "minimum_age": row["minimum_age"],
        "maximum_age": row["maximum_age"],
        "sort_en": row["sort_en"],
        "sort_fr": row["sort_fr"],
        "at": [{"lat": latitude, "lon": longitude} for _id, latitude, longitude in document.points],
        "places": list(_places(document)),
    }
    return found | {"digest": _digest(found)}


def _values(document: Document) -> Iterable[str]:
    return (value(facet, code) for facet, code in store.facet_values(document))


def _places(document: Document) -> Iterable[dict[str, Any]]:
    for point_id, latitude, longitude in document.points:
        yield {
            "object_id": document.object_id,
            "point_id": point_id,
            "at": {"lat": latitude, "lon": longitude},
            "latitude": latitude,
            "longitude": longitude,
        }


def digest_of(document: Document) -> str:
    digest: str = body(document)["digest"]
    return digest


def _digest(found: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:16]
