"""ASGI entry point, for event streams only; pages are served by WSGI."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.settings.production")
application = get_asgi_application()
