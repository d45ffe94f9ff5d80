"""WSGI entry point."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.settings.production")
application = get_wsgi_application()


def settle() -> None:
    """Load what every worker needs, and tell Python that it stays: looking through it again and
    again took a quarter of a page's time (https://docs.python.org/3/library/gc.html#gc.freeze).
    """
    from liaison.reference.gazetteer import gazetteer  # noqa: PLC0415 # models must be ready

    reverse("find")  # every address, and with it every view
    gazetteer()
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 50, 100)  # often and little: no pause that a reader would feel


settle()
