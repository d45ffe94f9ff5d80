"""Structured data inside a page."""

from __future__ import annotations

import json
from typing import Any


def escaped(body: dict[str, Any]) -> str:
    """JSON that can't end a script element (https://html.spec.whatwg.org/#restrictions)."""
    text = json.dumps(body, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
