"""What a list said when it was last imported, so that the next import sees what changed in the
list, and leaves alone what people changed here."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedRow(models.Model):
    """One row of a list and the service it describes; never shown to anybody."""

    source = models.CharField(max_length=60)
    source_id = models.CharField(max_length=120)
    service = models.OneToOneField(
        "directory.Service", models.CASCADE, related_name="imported_row", verbose_name=_("service")
    )
    values = models.JSONField()
    imported_at = models.DateTimeField()

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="imported_row_once")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.source_id}"
