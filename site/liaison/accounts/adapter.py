"""How django-allauth behaves here: our words, the person's language, the address of the site."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import qrcode
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from qrcode.image.svg import SvgPathFillImage

from liaison.accounts import wording
from liaison.accounts.letters import site_address
from liaison.accounts.models import User
from liaison.accounts.post import post
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | wording.ACCOUNT_ERRORS

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the language of the person who gets it, with links on the address of the site."""
        user = context.get("user") or owner_of(email)
        language = user.language if user else current_language()
        links = {key: it for key, it in context.items() if key.endswith("_url")}
        ours = {key: site_address(it, language) for key, it in links.items()}
        with override(language):
            post(self.render_mail(template_prefix, email, {**context, **ours, "email": email}))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """One letter for every change to how a person signs in."""
        to = email or EmailAddress.objects.get_primary_email(user)
        if to:
            reset = reverse("account_reset_password")
            self.send_mail("account/email/changed", to, {"user": user, "reset_url": reset})

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        taken = User.objects.filter(email=email_address.email).exclude(pk=email_address.user_id)
        if taken.exists():
            self.add_message(request, messages.ERROR, message=_("This address can’t be used."))
            return False
        return super().confirm_email(request, email_address)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        with override(cast("User", request.user).language):
            return reverse("account_home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtail_serve", args=[""])

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_home")

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        signed_in = self.request.user.is_authenticated
        return reverse("account_home" if signed_in else "account_login")

    def get_reauthentication_methods(self, user: User) -> list[dict]:
        methods = super().get_reauthentication_methods(user)
        return [
            method | {"description": wording.REAUTHENTICATION[method["id"]]} for method in methods
        ]


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | wording.SECOND_FACTOR_ERRORS

    def build_totp_svg(self, url: str) -> str:
        """Dark on white, which cameras need, in either theme."""
        picture = qrcode.make(url, image_factory=SvgPathFillImage)
        return picture.to_string(encoding="unicode")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever needs a second step takes their last one away with a code in hand, to replace
        it: a session and a password are not enough."""
        user = authenticator.user
        others = Authenticator.objects.filter(user=user).exclude(pk=authenticator.pk)
        if not user.needs_second_factor or others.exclude(type="recovery_codes").exists():
            return True
        return proved_by_second_step(context.request, user)

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """A passkey belongs to the address of the site, whatever host the request named."""
        return {"id": urlsplit(settings.BASE_URL).hostname or "", "name": "Liaison"}


def proved_by_second_step(request: HttpRequest, user: User) -> bool:
    """A moment ago, in this session."""
    since = time.time() - account_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, user)
    return any(it["method"] == "mfa" and it["at"] > since for it in records)


def owner_of(email: str) -> User | None:
    return User.objects.filter(emailaddress__email__iexact=email).first() or (
        User.objects.filter(email__iexact=email).first()
    )
