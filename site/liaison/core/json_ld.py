"""Structured data inside a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils.safestring import mark_safe

if TYPE_CHECKING:
    from django.utils.safestring import SafeString


def escaped(body: dict[str, Any]) -> SafeString:
    """JSON that can't end a script element (https://html.spec.whatwg.org/#restrictions)."""
    text = json.dumps(body, ensure_ascii=False)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return mark_safe(text)  # noqa: S308 nothing in it can be markup
