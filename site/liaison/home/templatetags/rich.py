"""`{{ value|rich }}`: Wagtail's `richtext` without a template of its own for each block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

if TYPE_CHECKING:
    from wagtail.rich_text import RichText

register = template.Library()


@register.filter
def rich(value: RichText) -> SafeString:
    """What editors wrote was cleaned when it was saved, as for `richtext`."""
    return mark_safe(expand_db_html(value.source))  # noqa: S308
