"""Numbers of the directory on one day, and outlines of health regions that a site loaded."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.enums import Level


class Snapshot(models.Model):
    """What the public could count on one day; `rebuilt`: worked out later from the history."""

    taken_on = models.DateField(_("day"), unique=True)
    rebuilt = models.BooleanField(_("worked out afterwards"), default=False)

    class Meta:
        verbose_name = _("snapshot of the directory")
        verbose_name_plural = _("snapshots of the directory")
        ordering = ["-taken_on"]

    def __str__(self) -> str:
        return f"{self.taken_on:%Y-%m-%d}"


class SnapshotCount(models.Model):
    """Services in one area; an empty level or language means any. No listing is named."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="counts")
    area = models.CharField(_("area"), max_length=16)
    level = models.CharField(_("prevention level"), max_length=16, choices=Level, blank=True)
    language = models.CharField(_("language"), max_length=40, blank=True)
    accepting = models.BooleanField(_("taking referrals"), default=False)
    count = models.PositiveIntegerField(_("services"))

    class Meta:
        verbose_name = _("count of a snapshot")
        verbose_name_plural = _("counts of a snapshot")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "level", "language", "accepting", "snapshot"],
                name="snapshot_count_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.level} {self.language}: {self.count}"


class RegionShape(models.Model):
    """The outline of a health region, for maps: rings of [longitude, latitude]."""

    region = models.OneToOneField(
        "reference.Region", models.CASCADE, related_name="shape", primary_key=True
    )
    rings = models.JSONField(_("outline"))

    class Meta:
        verbose_name = _("outline of a health region")
        verbose_name_plural = _("outlines of health regions")

    def __str__(self) -> str:
        return str(self.region)
