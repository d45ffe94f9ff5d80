"""Settings every environment shares; each concern has a file of its own beside this one."""

from __future__ import annotations

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from liaison.settings import database
from liaison.settings.accounts import *  # noqa: F403
from liaison.settings.apps import *  # noqa: F403
from liaison.settings.search import *  # noqa: F403
from liaison.settings.security import *  # noqa: F403
from liaison.settings.wagtail import *  # noqa: F403

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("LIAISON_VAR", ROOT / "var"))

# Absolute links (e-mail, feeds, codes to scan) follow this, never the Site row.
BASE_URL = os.environ.get("BASE_URL", "http://localhost:8000")
WAGTAILADMIN_BASE_URL = BASE_URL

# MAINTENANCE=1: every page says so, with the numbers to call; /healthz still answers.
MAINTENANCE = os.environ.get("MAINTENANCE", "") not in ("", "0")

# A street map as one PMTiles file (docs/deploy-basemap.md); none is needed.
BASEMAP_PMTILES = os.environ.get("BASEMAP_PMTILES", "")
# Of the open data, from one address.
HSDS_REQUESTS_A_MINUTE = 240

ROOT_URLCONF = "liaison.urls"
WSGI_APPLICATION = "liaison.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "frontend" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "liaison.navigation.context_processors.site_chrome",
            ],
        },
    },
]

DATABASES = {"default": database.chosen(VAR / "liaison.sqlite3")}

# In files, so that every worker counts the same failed sign-ins and a restart forgets none.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

USE_TZ = True
TIME_ZONE = "America/Toronto"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [ROOT / "site" / "locale"]
LANGUAGE_COOKIE_NAME = "liaison_language"
FORMAT_MODULE_PATH = ["liaison.core.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "frontend" / "build"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"

# Requests are logged without their query string: what people look for is nobody's business.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_query": {"()": "liaison.core.logging.WithoutQueryString"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["no_query"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Instead of Django's own handlers, which would print and mail whole requests.
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},  # who published what is in Wagtail's own log
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
