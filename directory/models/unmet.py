"""Searches that found nothing, counted coarsely: no words, no place, no person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnmetSearch(models.Model):
    """How many searches in one province and month found nothing for one kind of need."""

    month = models.DateField(_("month"))
    province = models.CharField(_("province or territory"), max_length=2, blank=True)
    facet = models.CharField(_("facet"), max_length=20, blank=True)
    code = models.CharField(_("code"), max_length=40, blank=True)
    count = models.PositiveIntegerField(_("searches"), default=0)

    class Meta:
        verbose_name = _("unmet searches")
        verbose_name_plural = _("unmet searches")
        ordering = ["-month", "province"]
        constraints = [
            models.UniqueConstraint(
                fields=["month", "province", "facet", "code"], name="unmet_search_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.province} {self.facet} {self.code}: {self.count}"
