"""`{% absolute_static "img/share-" kind ".png" %}`: the whole address of a file of ours."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def absolute_static(*parts: str) -> str:
    """Other programs fetch it, so it follows BASE_URL; the parts are joined."""
    return settings.BASE_URL + static("".join(parts))
