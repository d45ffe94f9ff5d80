"""`{% icon_file %}`: the file of all icons. A page names it thirty times; `{% static %}` works it
out each time."""

from __future__ import annotations

from functools import cache

from django import template
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
@cache
def icon_file() -> str:
    return static("img/icons.svg")
