"""Questions to Elasticsearch alone, with time enough on a busy machine."""

from __future__ import annotations

from unittest import mock

from search.elastic import client
from search.elastic.backend import ElasticBackend
from search.request import SearchRequest


def on_elasticsearch(**parts) -> list[int]:
    with mock.patch.object(client, "SECONDS_TO_ASK", 10):
        hits = ElasticBackend().search(SearchRequest(**parts)).hits
    return [hit.object_id for hit in hits]


def asked() -> bool:
    """Whether the index is one that the site may ask."""
    try:
        on_elasticsearch()
    except client.NotForElasticError:
        return False
    return True
