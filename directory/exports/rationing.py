"""Files that cost much to make are rationed by address; no person is told from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

# Its public door counts no GET; this one does, with trusted proxies and a cache that all share.
from allauth.core.internal import ratelimit

if TYPE_CHECKING:
    from django.http import HttpRequest


def is_too_often(request: HttpRequest) -> bool:
    """As often as the settings let one address, by the rates beside those of sign-in."""
    used = ratelimit.consume(request, app="allauth.account", action="take_away", limit_get=True)
    return used is None
