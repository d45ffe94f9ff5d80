"""Reads used more than once, each named as an intention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from liaison.core.permissions import visibilities_for

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class RegionQuerySet(models.QuerySet):
    def provinces(self) -> Self:
        return self.filter(parent=None)

    def health_regions(self) -> Self:
        return self.exclude(parent=None)


class GlossaryTermQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(live=True)


class CardQuerySet(models.QuerySet):
    def published(self) -> Self:
        return self.filter(live=True)

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> Self:
        """Published cards that this person may see."""
        return self.published().filter(visibility__in=visibilities_for(user))
