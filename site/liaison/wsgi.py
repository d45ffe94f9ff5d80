"""WSGI entry point."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.settings.production")
application = get_wsgi_application()

# What is loaded by now lives as long as the worker: looking through it again and again took a
# quarter of a page's time (https://docs.python.org/3/library/gc.html#gc.freeze).
gc.freeze()
gc.set_threshold(50_000, 20, 50)
