"""Where readers and organisations write."""

from __future__ import annotations

from django.conf import settings


def contact_email() -> str:
    """CONTACT_EMAIL where a site sets it."""
    return getattr(settings, "CONTACT_EMAIL", settings.DEFAULT_FROM_EMAIL)
