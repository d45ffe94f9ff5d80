"""Files that cost much to make are rationed by address; no person is told from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Its public door counts no GET; this one does, with trusted proxies and a cache that all share.
from allauth.core.internal import ratelimit

if TYPE_CHECKING:
    from django.http import HttpRequest

RATE = "60/10m/ip"  # a whole training room may share one address
ACTION = "take_away"


def is_too_often(request: HttpRequest) -> bool:
    used = ratelimit.consume(
        request, app="directory", action=ACTION, config={ACTION: RATE}, limit_get=True
    )
    return used is None
