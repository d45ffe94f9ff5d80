"""Where Elasticsearch is, on sites that have one (docs/search.md)."""

from __future__ import annotations

import os

ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "")
ELASTICSEARCH_API_KEY = os.environ.get("ELASTICSEARCH_API_KEY", "")
# Where there are no API keys: a user and a password.
ELASTICSEARCH_USER = os.environ.get("ELASTICSEARCH_USER", "")
ELASTICSEARCH_PASSWORD = os.environ.get("ELASTICSEARCH_PASSWORD", "")
ELASTICSEARCH_CA_FILE = os.environ.get("ELASTICSEARCH_CA_FILE", "")
ELASTICSEARCH_PREFIX = os.environ.get("ELASTICSEARCH_PREFIX", "liaison")
