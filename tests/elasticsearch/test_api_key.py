"""A site that has nothing but an API key, for its own indices only."""

from __future__ import annotations

import json
import ssl
import urllib.request
from base64 import b64encode

import pytest
from django.core.management import call_command

from search import engine
from tests.elasticsearch.asking import on_elasticsearch
from tests.search.making import doc

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.django_db(transaction=True),
    pytest.mark.xdist_group("elasticsearch"),
]


def key_for(node, names: str) -> str:
    rights = {
        "cluster": ["monitor"],
        "indices": [{"names": [names], "privileges": ["all"]}],
    }
    body = json.dumps({"name": "site", "role_descriptors": {"site": rights}}).encode()
    request = urllib.request.Request(f"{node.url}/_security/api_key", body, method="POST")  # noqa: S310
    user = b64encode(f"elastic:{node.password}".encode()).decode()
    request.add_header("Authorization", f"Basic {user}")
    request.add_header("Content-Type", "application/json")
    context = ssl.create_default_context(cafile=str(node.ca))
    with urllib.request.urlopen(request, timeout=30, context=context) as answer:  # noqa: S310
        return str(json.load(answer)["encoded"])


def test_a_key_for_its_own_indices_is_all_a_site_needs(source, secure_node, settings) -> None:
    settings.ELASTICSEARCH_API_KEY = key_for(secure_node, f"{settings.ELASTICSEARCH_PREFIX}.*")
    settings.ELASTICSEARCH_USER = settings.ELASTICSEARCH_PASSWORD = ""
    source.hold(doc(1, "Youth"))
    call_command("rebuild_search", verbosity=0)
    source.hold(doc(2, "Youth housing"))
    engine.index("service", [2])
    assert sorted(on_elasticsearch(text="youth")) == [1, 2]
    call_command("rebuild_search", verbosity=0)
    call_command("check_search")
