"""The words of this field: one record a term, in both languages, that every page explains from."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from liaison.core.bilingual import LANGUAGES, Bilingual, Text, current_language, other
from liaison.reference.querysets import GlossaryTermQuerySet


class GlossaryTerm(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    code = models.CharField(
        _("code"),
        max_length=60,
        unique=True,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*$")],
        help_text=_("English, permanent: used in imports and exports."),
    )
    term_en = models.CharField(_("term in English"), max_length=120)
    term_fr = models.CharField(_("term in French"), max_length=120)
    slug_en = models.SlugField(_("address in English"), max_length=80, unique=True, editable=False)
    slug_fr = models.SlugField(_("address in French"), max_length=80, unique=True, editable=False)
    abbreviation_en = models.CharField(_("abbreviation in English"), max_length=20, blank=True)
    abbreviation_fr = models.CharField(_("abbreviation in French"), max_length=20, blank=True)
    definition_en = models.TextField(_("definition in English"), max_length=600)
    definition_fr = models.TextField(_("definition in French"), max_length=600)
    forms_en = models.TextField(_("found in English texts as"), blank=True)
    forms_fr = models.TextField(_("found in French texts as"), blank=True)
    note_en = models.CharField(_("note in English"), max_length=300, blank=True)
    note_fr = models.CharField(_("note in French"), max_length=300, blank=True)
    source_en = models.CharField(_("where the idea is from, in English"), max_length=300)
    source_fr = models.CharField(_("where the idea is from, in French"), max_length=300)
    tooltip = models.BooleanField(_("explained where it first appears on a page"), default=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewer_role = models.CharField(_("reviewer’s role"), max_length=120, blank=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = GlossaryTermQuerySet.as_manager()

    term = Bilingual()
    slug = Bilingual()
    abbreviation = Bilingual()
    definition = Bilingual()
    note = Bilingual()
    source = Bilingual()

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["code"]

    def __str__(self) -> str:
        return str(self.term)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_slugs()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """In the active language."""
        return reverse("glossary_term", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        self.set_slugs()
        for language in LANGUAGES:
            others = GlossaryTerm.objects.exclude(pk=self.pk)
            name = f"slug_{language}"
            if others.filter(**{name: getattr(self, name)}).exists():
                raise ValidationError({f"term_{language}": _("There is a term of this name.")})

    @property
    def pair(self) -> dict[str, Text]:
        """The same thing in the language that isn't active."""
        language = other(current_language())
        fields = (GlossaryTerm.term, GlossaryTerm.abbreviation, GlossaryTerm.definition)
        return {field.name: field.read(self, language) for field in fields}

    def set_slugs(self) -> None:
        """An address is made from the wording first published and stays, so that links last."""
        stays = self.live or self.first_published_at
        for language in LANGUAGES:
            slug = getattr(self, f"slug_{language}") if stays else ""
            made = slugify(getattr(self, f"term_{language}"))[:80]
            setattr(self, f"slug_{language}", slug or made or self.code)
