"""Offers and requests between partners (R151): short notices that end by themselves."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import NoticeKind
from directory.querysets import NoticeQuerySet
from liaison.core.provinces import Province


class PartnerNotice(models.Model):
    kind = models.CharField(_("offer or request"), max_length=8, choices=NoticeKind)
    subject = models.CharField(_("in one line"), max_length=120)
    text = models.TextField(_("in a few words"), max_length=600, blank=True)
    language = models.CharField(_("language of the notice"), max_length=2, default="en")
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province, blank=True
    )
    until = models.DateField(_("until"))
    organisation = models.ForeignKey(
        "directory.Organisation",
        models.CASCADE,
        related_name="notices",
        verbose_name=_("organisation"),
    )
    posted_at = models.DateTimeField(_("posted"), default=timezone.now, editable=False)
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("posted by"),
    )
    hidden = models.BooleanField(
        _("hidden"), default=False, help_text=_("Taken off the board at once, for everyone.")
    )

    objects = NoticeQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("offer or request")
        verbose_name_plural = _("offers and requests")
        ordering = ["-posted_at", "-pk"]
        indexes = [models.Index(fields=["until"], name="notice_until")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"
