"""Pictures and documents, each with its text alternative in both languages.

Wagtail's own models hold the names `Image` and `Document` (and their reverse names)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class SiteImage(AbstractImage):
    description_fr = models.CharField(
        _("description in French"),
        max_length=255,
        blank=True,
        help_text=_("Read aloud for people who don’t see it."),
    )
    credit = models.CharField(_("credit and licence"), max_length=255, blank=True)

    admin_form_fields = (*Image.admin_form_fields, "description_fr", "credit")


class Rendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class SiteDocument(AbstractDocument):
    language = models.CharField(
        _("language"), max_length=2, choices=[("en", "English"), ("fr", "Français")], default="en"
    )

    admin_form_fields = (*Document.admin_form_fields, "language")
