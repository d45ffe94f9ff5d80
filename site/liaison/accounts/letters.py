"""Letters to people about their account: in their language, with nothing that a stranger who sees
the screen could learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse, translate_url
from django.utils.translation import override

from liaison.accounts.post import post

if TYPE_CHECKING:
    from liaison.accounts.models import User


def site_address(url: str, language: str) -> str:
    """The same page on the address of the site, in this language, whatever the request named."""
    return settings.BASE_URL + translate_url(urlsplit(url).path, language)


def write(user: User, template: str) -> None:
    """Send `account/email/<template>` with a link to the person's verification page."""
    with override(user.language):
        context = {"url": settings.BASE_URL + reverse("account_verification")}
        subject = render_to_string(f"account/email/{template}_subject.txt").strip()
        body = render_to_string(f"account/email/{template}_message.txt", context)
    post(EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email]))


def tell_answered(user: User) -> None:
    write(user, "verification_answered")


def tell_ending(user: User) -> None:
    write(user, "verification_ending")
