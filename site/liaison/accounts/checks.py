"""What a real site must never have: the doors of a newcomer's machine."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

KEPT_ON_DISK = "django.core.mail.backends.filebased.EmailBackend"


@register(Tags.security, deploy=True)
def newcomer_doors_are_shut(**kwargs: Any) -> list[CheckMessage]:
    if not getattr(settings, "NEWCOMER_DOORS", False):
        return []
    return [
        Error(
            "NEWCOMER_DOORS is on: anyone who reads the log can sign in as anyone.",
            hint="Leave it to liaison.settings.dev.",
            id="accounts.E001",
        )
    ]


@register(Tags.security, deploy=True)
def mail_is_sent(**kwargs: Any) -> list[CheckMessage]:
    if settings.EMAIL_BACKEND != KEPT_ON_DISK:
        return []
    return [
        Error(
            "Mail is kept in files instead of being sent.",
            hint="Set EMAIL_BACKEND to one that sends.",
            id="accounts.E002",
        )
    ]
