"""What happened to a listing because of how it is kept: written at once, never part of a draft."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import Rung, Withheld


class LadderStep(models.Model):
    """A listing that nobody confirmed climbed one rung. Rows are added, never changed."""

    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="ladder_steps")
    rung = models.CharField(_("step"), max_length=8, choices=Rung)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("step of a listing nobody confirms")
        verbose_name_plural = _("steps of listings nobody confirms")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["service", "-at"], name="ladder_newest")]

    def __str__(self) -> str:
        return f"{self.get_rung_display()}, {self.at:%Y-%m-%d}"


class Withholding(models.Model):
    """While this row is there, the listing is on no page, in no search, feed or export."""

    service = models.OneToOneField(
        "directory.Service", models.CASCADE, related_name="withholding", primary_key=True
    )
    reason = models.CharField(_("why"), max_length=8, choices=Withheld)
    since = models.DateTimeField(_("since"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("hidden listing")
        verbose_name_plural = _("hidden listings")

    def __str__(self) -> str:
        return f"{self.service}: {self.get_reason_display()}"


class LinkCheck(models.Model):
    """Whether a web address in a listing answered when it was last asked."""

    url = models.URLField(_("address"), max_length=500, unique=True)
    status = models.PositiveSmallIntegerField(
        _("answer"), null=True, blank=True, help_text=_("Empty: there was none.")
    )
    checked_at = models.DateTimeField(_("checked"))
    failing_since = models.DateTimeField(_("fails since"), null=True, blank=True)

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ["failing_since", "url"]

    def __str__(self) -> str:
        return self.url
