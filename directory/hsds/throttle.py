"""How often one address may ask in a minute. The address itself is written nowhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from directory.hsds.conf import MINUTE

if TYPE_CHECKING:
    from django.http import HttpRequest


def is_too_often(request: HttpRequest) -> bool:
    """Count this request, and say whether it is one too many."""
    address = get_adapter().get_client_ip(request)
    minute = int(time.time()) // MINUTE
    key = salted_hmac("directory.hsds", f"{address} {minute}", algorithm="sha256").hexdigest()
    if cache.add(key, 1, MINUTE):
        return False
    try:
        return bool(cache.incr(key) > settings.HSDS_REQUESTS_A_MINUTE)
    except ValueError:  # its minute ended between the two
        return False


def seconds_left() -> int:
    return MINUTE - int(time.time()) % MINUTE
