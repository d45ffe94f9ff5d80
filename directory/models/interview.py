"""Interviews behind the states of a record (R142): for editors, never public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import InterviewWay


class Interview(models.Model):
    """What an organisation said of its own service on one day. Rows are added, never changed."""

    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="interviews")
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    way = models.CharField(_("how"), max_length=10, choices=InterviewWay)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    answers = models.JSONField(_("answers"), default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.service}, {self.held_on:%Y-%m-%d}"
