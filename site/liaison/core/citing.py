"""A ready citation of one of our texts, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import pgettext

if TYPE_CHECKING:
    from datetime import date


def absolute(url: str) -> str:
    """An address to print or cite; `url` may begin with a slash."""
    return f"{settings.BASE_URL}{url}" if url.startswith("/") else url


def citation(title: str, url: str, day: date | None = None) -> str:
    """Who, what, when, where, licence; `day` is when the text was written or last changed."""
    when = date_format(day) if day else pgettext("a citation without a date", "n.d.")
    title = title if title.endswith(("?", "!", ".")) else f"{title}."
    return f"Liaison. ({when}). {title} {absolute(url)} (CC BY 4.0)"
