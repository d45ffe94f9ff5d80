"""Where a regional editor works (R166)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from liaison.core.fields import CodesField
from liaison.core.provinces import Province


class RegionalRemit(models.Model):
    """The provinces whose listings one regional editor sees and changes; without one: none."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="remit",
        verbose_name=_("regional editor"),
    )
    provinces = CodesField(_("provinces and territories"), codes=Province, blank=False)

    class Meta:
        verbose_name = _("regional editor’s provinces")
        verbose_name_plural = _("regional editors’ provinces")
        ordering = ["user__email"]

    def __str__(self) -> str:
        return f"{self.user}: {self.where}"

    @property
    def where(self) -> str:
        return ", ".join(str(Province(code).label) for code in self.provinces)
