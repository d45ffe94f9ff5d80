"""The shape of an index: everything is a token, a number or a point; the words come analysed."""

from __future__ import annotations

import hashlib
import json
from typing import Any

KEYWORD = {"type": "keyword", "norms": False}
TOKENS = {
    "type": "text",
    "analyzer": "whitespace",
    "index_options": "docs",
    "norms": False,
}
NUMBER = {"type": "double"}

PROPERTIES: dict[str, Any] = {
    "kind": KEYWORD,
    "object_id": {"type": "long"},
    "visibility": KEYWORD,
    "timezone": KEYWORD,
    "values": KEYWORD,
    "areas": KEYWORD,
    "hours": KEYWORD,
    "words": TOKENS,
    "title": TOKENS,
    "title_worth": NUMBER,
    "boost": NUMBER,
    "lift": NUMBER,
    "minimum_age": {"type": "short"},
    "maximum_age": {"type": "short"},
    "sort_en": KEYWORD,
    "sort_fr": KEYWORD,
    "at": {"type": "geo_point"},
    "places": {
        "type": "nested",
        "properties": {
            "object_id": {"type": "long"},
            "point_id": {"type": "long"},
            "at": {"type": "geo_point"},
            "latitude": NUMBER,
            "longitude": NUMBER,
        },
    },
    "digest": KEYWORD,
    "mark": KEYWORD,
}
MAPPING: dict[str, Any] = {"dynamic": "strict", "properties": PROPERTIES}
SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "number_of_replicas": 0,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "30s",  # changes are made visible as they are sent
    "gc_deletes": "1h",  # a build that began before a deletion must not bring it back
    "mapping.nested_objects.limit": 100_000,
}


def fingerprint() -> str:
    """Names the shape, so that an index of another shape is not taken for one of this."""
    shape = json.dumps(MAPPING, sort_keys=True).encode()
    return hashlib.sha256(shape).hexdigest()[:8]
