"""Abstract models: no tables here."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin

from liaison.core.bilingual import current_language
from liaison.core.keys import new_key


class PublicIdentity(models.Model):
    """A permanent key for addresses and a permanent uuid for other systems (the HSDS id)."""

    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class BilingualPreview(PreviewableMixin):
    """A draft is read in each language, as the public will; the editor's own comes first."""

    preview_modes = [("en", "English"), ("fr", "Français")]

    @property
    def default_preview_mode(self) -> str:
        return current_language()


class Dated(models.Model):
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True
