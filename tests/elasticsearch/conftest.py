"""A node of the tests' own, with TLS and a password, that a test may stop and start."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import pytest

from search import engine
from tests.elasticsearch.node import CannotRunError, Node
from tests.plugins.skips import missing
from tests.search.making import only_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.search.making import FakeSource


@pytest.fixture(scope="session")
def secure_node() -> Iterator[Node]:
    try:
        node = Node(secure=True).start()
    except CannotRunError as error:
        missing(str(error))
    yield node
    node.close()


@pytest.fixture
def secure_site(secure_node: Node, settings: Any) -> Node:
    settings.ELASTICSEARCH_URL = secure_node.url
    settings.ELASTICSEARCH_USER = "elastic"
    settings.ELASTICSEARCH_PASSWORD = secure_node.password
    settings.ELASTICSEARCH_CA_FILE = str(secure_node.ca)
    settings.ELASTICSEARCH_PREFIX = f"drill-{secrets.token_hex(4)}"
    return secure_node


@pytest.fixture
def source(secure_site: Node, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeSource]:
    """The only source of services, on a site with Elasticsearch and its safety net."""
    from search.backends.resilient import ResilientBackend

    monkeypatch.setattr(engine, "_backend", ResilientBackend())
    with only_source() as fake:
        yield fake
