"""Whose pages may show our searches in a frame."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# A host by name, https but on one's own machine; nothing that could end a header or a source list.
ORIGIN = re.compile(
    r"https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::[0-9]{1,5})?"
    r"|http://(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?",
    re.ASCII,
)


def is_origin(value: str) -> None:
    if not ORIGIN.fullmatch(value):
        raise ValidationError(
            _("Write it like https://www.example.org: no path and nothing after it.")
        )


class EmbedOrigin(models.Model):
    """A browser shows the pages below /embed/ inside the pages of these sites only."""

    origin = models.CharField(
        _("site"),
        max_length=200,
        unique=True,
        validators=[is_origin],
        help_text=_("As in the address bar, up to the name: https://www.example.org"),
    )
    partner = models.CharField(_("whose it is"), max_length=200)
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("site that may embed searches")
        verbose_name_plural = _("sites that may embed searches")
        ordering = ["origin"]

    def __str__(self) -> str:
        return self.origin
