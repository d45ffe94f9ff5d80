"""A real site on a throw-away database, with the views the benchmark compares against."""

from __future__ import annotations

import os

from liaison.settings.base import *  # noqa: F403
from liaison.settings.base import DATABASES, INSTALLED_APPS, ROOT

FOLDER = ROOT / "build" / "benchmark"

DEBUG = False
SECRET_KEY = "benchmark-only"
ALLOWED_HOSTS = ["*"]
NEWCOMER_DOORS = False
if "BENCHMARK_ELASTIC" not in os.environ:
    ELASTICSEARCH_URL = ""
ELASTICSEARCH_PREFIX = "benchmark"
if "BENCHMARK_PEERS" in os.environ:  # a model of our own, which the site has no use for
    INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks"]
ROOT_URLCONF = "tests.benchmarks.urls"
WHITENOISE_USE_FINDERS = True
HSDS_REQUESTS_A_MINUTE = 1_000_000
MEDIA_ROOT = FOLDER / "media"
DATABASES["default"]["NAME"] = os.environ.get("BENCHMARK_DATABASE", FOLDER / "listings.sqlite3")
