"""Doors for a newcomer's own machine: one demo person per role, one-use links to sign in.

Nothing here works unless the setting NEWCOMER_DOORS is on; `check --deploy` refuses it.
"""

from __future__ import annotations

import base64
import hashlib
import time
from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa import app_settings as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from liaison.accounts.models import User
from liaison.accounts.roles import SECOND_FACTOR_ROLES, VERIFIED_ROLES, Role, Sector
from liaison.accounts.signals import newcomer_made

SALT = "accounts.newcomers"
DAYS = 7
VERIFIED = VERIFIED_ROLES | {Role.PRACTITIONER}


class UsedLinkError(Exception):
    """The link is forged, too old, or somebody signed in with it already."""


@transaction.atomic
def demo_person(role: Role) -> User:
    """The invented person who has this role, made where missing."""
    email = f"{role.value}@example.org"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, name=f"Demo {role.value.replace('-', ' ')}")
        user.groups.add(Group.objects.get_or_create(name=role.value)[0])
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if role in VERIFIED:
            _verify(user)
        newcomer_made.send(sender=User, user=user, role=role)
    if (
        role in SECOND_FACTOR_ROLES
        and not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    ):
        TOTP.activate(user, _secret(user))
    return user


def _verify(user: User) -> None:
    now = timezone.now()
    user.verifications.create(
        organisation="Maison Exemple",
        job_title="Demo worker",
        sector=Sector.PSYCHOSOCIAL,
        approved_at=now,
        expires_at=now + timedelta(days=365),
    )


def _secret(user: User) -> str:
    """The same on each start of this machine, so that a demo code can be worked out."""
    digest = hashlib.sha256(f"{SALT}:{settings.SECRET_KEY}:{user.email}".encode()).digest()
    return base64.b32encode(digest[:20]).decode()


def code_for(role: Role) -> str:
    """The six digits that the second factor asks of this demo person now."""
    user = demo_person(role)
    return format_hotp_value(hotp_value(_secret(user), int(time.time()) // mfa.TOTP_PERIOD))


def link_for(user: User) -> str:
    token = signing.dumps([user.pk, _last_login(user)], salt=SALT, compress=True)
    return settings.BASE_URL + reverse("newcomer_sign_in", args=[token])


def person_from(token: str) -> User:
    """Whom a link lets in. Signing in changes the time of the last login, which ends the link."""
    try:
        pk, last_login = signing.loads(token, salt=SALT, max_age=timedelta(days=DAYS))
    except signing.BadSignature as error:
        raise UsedLinkError from error
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or _last_login(user) != last_login:
        raise UsedLinkError
    return user


def _last_login(user: User) -> str:
    return user.last_login.isoformat() if user.last_login else ""
