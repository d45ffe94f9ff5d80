"""Abstract models: no tables here."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from liaison.core.keys import new_key


class PublicIdentity(models.Model):
    """A permanent key for addresses and a permanent uuid for other systems (the HSDS id)."""

    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Dated(models.Model):
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True
