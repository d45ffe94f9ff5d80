"""A key or a password in an address ends up in logs and in error pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register
def no_secret_in_the_address(**_kwargs: Any) -> list[CheckMessage]:
    if "@" not in settings.ELASTICSEARCH_URL:
        return []
    message = "ELASTICSEARCH_URL holds a user or a password."
    hint = "Give them as ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD."
    return [Error(message, hint=hint, id="search.E001")]
