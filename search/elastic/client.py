"""The connection to Elasticsearch: where it is, who we are, and how long we wait."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS_TO_ASK = 0.8  # then the embedded engine answers, within a second in all
SECONDS_TO_SEND = 2  # an editor waits, once
SECONDS_TO_WRITE = 30
# Whatever the site's logging says: these would write down what people search for.
for _talkative in ("elastic_transport.node", "elastic_transport.transport"):
    logging.getLogger(_talkative).setLevel(logging.WARNING)
NO_INDEX = "index_not_found_exception"
BEHIND = "behind"  # or ahead, of this database


class UnavailableError(Exception):
    """Elasticsearch did not answer, or not with an answer."""


class NotForElasticError(Exception):
    """It has no index that knows what the database knows, or the page is too far away."""


@lru_cache(maxsize=4)
def _connect(url: str, api_key: str, user: tuple[str, str], ca_file: str) -> Elasticsearch:
    secure: dict[str, Any] = {"ca_certs": ca_file} if ca_file else {}
    if api_key:
        secure["api_key"] = api_key
    elif all(user):
        secure["basic_auth"] = user
    return Elasticsearch(
        url,
        request_timeout=SECONDS_TO_ASK,
        max_retries=0,
        retry_on_timeout=False,
        **secure,
    )


def asking() -> Elasticsearch:
    return _connect(
        settings.ELASTICSEARCH_URL,
        settings.ELASTICSEARCH_API_KEY,
        (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD),
        settings.ELASTICSEARCH_CA_FILE,
    )


def sending() -> Elasticsearch:
    return asking().options(request_timeout=SECONDS_TO_SEND)


def writing() -> Elasticsearch:
    """For rebuilds, where nobody waits for a page."""
    return asking().options(request_timeout=SECONDS_TO_WRITE)


@contextmanager
def failures() -> Iterator[None]:
    """Whatever goes wrong, in one word that names no query."""
    try:
        yield
    except (ApiError, TransportError) as error:
        raise UnavailableError(type(error).__name__) from None
