"""Files that cost much to make are rationed by address, as sign-in is (settings/accounts.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.core import ratelimit

if TYPE_CHECKING:
    from django.http import HttpRequest

ACTION = "take_away"


def is_too_often(request: HttpRequest) -> bool:
    return not ratelimit.consume(request, action=ACTION)
