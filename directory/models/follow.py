"""Searches that people follow by letter: the filters and the place, never the words they typed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.querysets import FollowQuerySet
from liaison.accounts.models import LANGUAGE_NAMES


class Frequency(models.TextChoices):
    WEEKLY = "weekly", _("Once a week")
    MONTHLY = "monthly", _("Once a month")


class Follow(models.Model):
    """`seen` holds the services its last letter knew of: what is new or gone is told by it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="follows"
    )
    email = models.EmailField(_("e-mail"), blank=True)
    asked = models.CharField(_("filters and place"), max_length=2000)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_NAMES)
    frequency = models.CharField(_("how often"), max_length=8, choices=Frequency)
    looked_at = models.DateTimeField(_("last looked"), default=timezone.now)
    seen = models.JSONField(default=list)

    objects = FollowQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("followed search")
        verbose_name_plural = _("followed searches")
        indexes = [models.Index(fields=["frequency", "looked_at"], name="follow_due")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user=None) ^ models.Q(email=""), name="follow_one_reader"
            ),
            models.UniqueConstraint(
                fields=["user", "asked"],
                condition=models.Q(user__isnull=False),
                name="follow_once_by_person",
            ),
            models.UniqueConstraint(
                fields=["email", "asked"], condition=models.Q(user=None), name="follow_once_by_mail"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_frequency_display()}, {self.looked_at:%Y-%m-%d}"

    @property
    def address(self) -> str:
        return self.user.email if self.user else self.email
