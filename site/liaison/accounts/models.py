"""People who sign in: an e-mail address, roles, and a yearly verification for practitioners."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liaison.accounts.roles import STAFF_ROLES, VERIFIED_ROLES, Role, Sector


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_superuser=True, is_staff=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", "English"), ("fr", "Français")], default="en"
    )
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


class VerificationQuerySet(models.QuerySet["PractitionerVerification"]):
    def current(self) -> VerificationQuerySet:
        """Approved and not yet past its year."""
        return self.filter(approved_at__isnull=False, expires_at__gt=timezone.now())


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

    objects = VerificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("practitioner verification")
        verbose_name_plural = _("practitioner verifications")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | models.Q(expires_at__isnull=False),
                name="verification_approved_expires",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.organisation}"
