"""People who sign in: an e-mail address, roles, and a yearly verification for practitioners."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liaison.accounts.querysets import VerificationQuerySet
from liaison.accounts.roles import (
    SECOND_FACTOR_ROLES,
    STAFF_ROLES,
    VERIFIED_ROLES,
    Role,
    Sector,
)

LANGUAGE_NAMES = [("en", "English"), ("fr", "Français")]
FORGOTTEN_AFTER = timedelta(days=30)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)

    def never_confirmed(self) -> models.QuerySet[User]:
        """Signed up over a month ago with an address that nobody confirmed."""
        confirmed = models.Q(emailaddress__verified=True) | models.Q(last_login__isnull=False)
        by_themselves = self.filter(emailaddress__verified=False, is_superuser=False).exclude(
            groups__name__in=[role for role in Role if role != Role.MEMBER]
        )
        return by_themselves.exclude(confirmed).filter(
            date_joined__lt=timezone.now() - FORGOTTEN_AFTER
        )

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_NAMES, default="en")
    is_staff = models.BooleanField(_("may open Django's own tools"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name or self.email

    @cached_property
    def roles(self) -> frozenset[str]:
        """The codes of this person's roles (the names of their groups)."""
        return frozenset(self.groups.values_list("name", flat=True)) & frozenset(Role.values)

    @cached_property
    def is_verified_practitioner(self) -> bool:
        return self.verifications.current().exists()

    @property
    def has_verified_role(self) -> bool:
        """May open restricted material: a verified practitioner with a role that needs it."""
        return self.is_site_staff or (
            self.is_verified_practitioner and bool(self.roles & VERIFIED_ROLES)
        )

    @property
    def is_site_staff(self) -> bool:
        return self.is_superuser or bool(self.roles & STAFF_ROLES)

    @property
    def needs_second_factor(self) -> bool:
        """A password alone is not enough for what this person may do."""
        return self.is_superuser or bool(self.roles & SECOND_FACTOR_ROLES)


class VerificationState(models.TextChoices):
    WAITING = "waiting", _("Waiting for an answer")
    CURRENT = "current", _("Verified")
    EXPIRED = "expired", _("Expired")
    REFUSED = "refused", _("Refused")


class PractitionerVerification(models.Model):
    """A moderator's word that this person works in the field, good for a year."""

    user = models.ForeignKey(User, models.CASCADE, related_name="verifications")
    organisation = models.CharField(_("organisation"), max_length=200)
    job_title = models.CharField(_("role in the organisation"), max_length=120)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector)
    requested_at = models.DateTimeField(_("requested"), default=timezone.now, editable=False)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    approved_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="verifications_approved"
    )
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused"), null=True, blank=True)
    refused_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="verifications_refused"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True, editable=False)

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("practitioner verification")
        verbose_name_plural = _("practitioner verifications")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | models.Q(expires_at__isnull=False),
                name="verification_approved_expires",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | models.Q(refused_at=None),
                name="verification_decided_once",
            ),
            models.CheckConstraint(
                condition=models.Q(refused_at=None) | ~models.Q(reason=""),
                name="verification_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("user")),
                name="verification_approved_by_another",
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(approved_at=None, refused_at=None),
                name="verification_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.organisation}"

    @property
    def state(self) -> VerificationState:
        if self.refused_at:
            return VerificationState.REFUSED
        if self.approved_at is None or self.expires_at is None:
            return VerificationState.WAITING
        past = self.expires_at <= timezone.now()
        return VerificationState.EXPIRED if past else VerificationState.CURRENT

    @property
    def is_waiting(self) -> bool:
        return self.state == VerificationState.WAITING
