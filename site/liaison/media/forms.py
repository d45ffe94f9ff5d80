"""The form of a picture: a file that can’t be used is refused in the editor’s own language."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail fills these in once, in the language of whoever comes first.
        self.help_text = lazy(self._limits, str)()
        self.error_messages["invalid_image_extension"] = lazy(self._formats, str)()
        self.error_messages["file_too_many_pixels"] = lazy(self._pixels, str)()

    def _formats(self) -> str:
        return gettext(
            "This kind of picture can’t be used here. Use one of these: %(formats)s."
        ) % {"formats": self.supported_formats_text}

    def _pixels(self) -> str:
        return gettext(
            "This picture is too large to be worked on: at most %(millions)d million pixels, such"
            " as 6,000 by 5,000. Make it smaller and try again."
        ) % {"millions": self.max_image_pixels // 1_000_000}

    def _limits(self) -> str:
        return gettext("One of these: %(formats)s; at most %(size)s.") % {
            "formats": self.supported_formats_text,
            "size": self.max_upload_size_text,
        }

    def to_python(self, data: Any) -> Any:
        """Wagtail opens the file as well, and takes for granted that what begins well ends well."""
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            message = self.error_messages["invalid_image"]
            raise ValidationError(message, code="invalid_image") from error


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):  # where several are added at once, it comes before
            self.fields["file"] = PictureField(
                label=_("File"), required=given.required, widget=given.widget
            )
        self.fields["description"].label = _("Description in English")
        self.fields["description"].help_text = self.fields["description_fr"].help_text
        self.fields["credit"].help_text = _(
            "Who made it and what allows us to show it, as in “Liaison, CC BY 4.0”: texts show it"
            " below the picture, and take no picture without it."
        )
