"""Reads used more than once, each named as an intention."""

from __future__ import annotations

from typing import Self

from django.db import models


class RegionQuerySet(models.QuerySet):
    def provinces(self) -> Self:
        return self.filter(parent=None)

    def health_regions(self) -> Self:
        return self.exclude(parent=None)


class GlossaryTermQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(live=True)
