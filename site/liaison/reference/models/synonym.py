"""Words that mean the same to a search: one record a group, in both languages."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_PHRASES = 12


class Synonyms(models.Model):
    code = models.SlugField(_("code"), max_length=60, unique=True)
    words_en = models.TextField(
        _("words in English"), max_length=600, help_text=_("One word or expression a line.")
    )
    words_fr = models.TextField(
        _("words in French"), max_length=600, help_text=_("One word or expression a line.")
    )

    class Meta:
        verbose_name = _("group of search words")
        verbose_name_plural = _("search words")
        ordering = ["code"]

    def __str__(self) -> str:
        return " · ".join(self.phrases)

    def clean(self) -> None:
        super().clean()
        if len(self.phrases) > MOST_PHRASES:
            raise ValidationError(
                _("At most %(most)s words or expressions fit in one group."),
                params={"most": MOST_PHRASES},
            )

    @property
    def phrases(self) -> list[str]:
        """In both languages, each once."""
        lines = (*self.words_en.splitlines(), *self.words_fr.splitlines())
        return list(dict.fromkeys(line.strip() for line in lines if line.strip()))
