"""A newcomer's machine: SQLite, mail in a folder, sign-in links; never for a real site."""

from __future__ import annotations

from liaison.settings.base import *  # noqa: F403
from liaison.settings.base import VAR

DEBUG = True
SECRET_KEY = "development-only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = "liaison@example.org"
NEWCOMER_DOORS = True  # one-use sign-in links and /dev/mail/
