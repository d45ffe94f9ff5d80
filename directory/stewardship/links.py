"""Signed links that confirm a listing without signing in."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from directory.conf import LINK_DAYS
from directory.exceptions import LinkEndedError
from directory.models import Service

SALT = "directory.confirm"
MAX_AGE = LINK_DAYS * 24 * 60 * 60  # seconds


def token_for(service: Service) -> str:
    return signing.dumps(service.key, salt=SALT)


def link_for(service: Service, language: str) -> str:
    """The whole address, on the site's own host."""
    with override(language):
        return settings.BASE_URL + reverse("confirm_listing", args=[token_for(service)])


def service_from(token: str) -> Service:
    """The service a link was made for, hidden or not; LinkEndedError when the link is forged or
    too old, or the service is no longer published."""
    try:
        key = signing.loads(token, salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        raise LinkEndedError from None
    service = Service.objects.published().with_facts().filter(key=key).first()
    if service is None or not service.organisation.live:
        raise LinkEndedError
    return service
