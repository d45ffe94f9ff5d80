"""Pictures and documents, each with its text alternative in both languages.

Wagtail's own models hold the names `Image` and `Document` (and their reverse names)."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from liaison.core.bilingual import current_language, other
from liaison.media.documents import refuse_unsafe
from liaison.media.pictures import without_traces


class SiteImage(AbstractImage):
    description_fr = models.CharField(
        _("description in French"),
        max_length=255,
        blank=True,
        help_text=_("Read aloud for people who don’t see it."),
    )
    is_decorative = models.BooleanField(
        _("decoration only"),
        default=False,
        help_text=_("It tells nothing that the text doesn’t say: nothing is read aloud."),
    )
    credit = models.CharField(_("credit and licence"), max_length=255, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "description_fr",
        "is_decorative",
        "credit",
        *(name for name in Image.admin_form_fields if name not in {"title", "file", "description"}),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def clean(self) -> None:
        super().clean()
        if self.is_decorative:
            return
        missing = {
            name: _("Describe the picture in both languages, or tick “decoration only”.")
            for name in ("description", "description_fr")
            if not getattr(self, name).strip()
        }
        if missing:
            raise ValidationError(missing)

    @property
    def default_alt_text(self) -> str:
        """In the reader’s language; a title given by a camera is never read aloud."""
        if self.is_decorative:
            return ""
        texts = {"en": self.description, "fr": self.description_fr}
        language = current_language()
        return texts[language] or texts[other(language)]

    def _set_image_file_metadata(self) -> None:
        """Wagtail calls this once whenever a file was chosen."""
        file: Any = self.file  # type: ignore[has-type]
        if cleaned := without_traces(file):
            if file._committed:
                file.storage.delete(file.name)
            self.file = cleaned
        super()._set_image_file_metadata()


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

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        super().clean()
        if self.file and not self.file._committed:  # a new file, not yet kept
            try:
                refuse_unsafe(self.file, self.file.name)
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error
