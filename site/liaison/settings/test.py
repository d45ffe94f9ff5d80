"""Tests: fast hashing, mail in memory, everything else as on a real site."""

from __future__ import annotations

import os

from liaison.settings.base import *  # noqa: F403

DEBUG = False
SECRET_KEY = "tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
NEWCOMER_DOORS = False
ELASTICSEARCH_URL = ""  # tests of Elasticsearch choose it themselves
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DEFAULT_FROM_EMAIL = "liaison@example.org"
# Playwright's synchronous API runs an event loop in the test thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
