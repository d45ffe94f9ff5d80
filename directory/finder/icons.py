"""Icons for HTML that is written in Python."""

from __future__ import annotations

from functools import lru_cache

from django.template.loader import render_to_string


@lru_cache
def icon(name: str) -> str:
    """The icon component, rendered once: it is the same in every language."""
    return render_to_string("components/icon.html", {"name": name}).strip()
