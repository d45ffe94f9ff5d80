"""Who may see a thing: one enum for phones, attributes, pages, listings and templates."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    PRACTITIONER = "practitioner", _("Verified practitioners")
    RESTRICTED = "restricted", _("Verified roles")
    STAFF = "staff", _("Staff of this site")
