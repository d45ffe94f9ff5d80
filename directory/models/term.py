"""The words of the taxonomy that editors keep, one row per term in both languages."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from directory.enums import Facet
from directory.querysets import TermQuerySet
from liaison.core.bilingual import Bilingual


class Layer(models.TextChoices):
    """Who an offer is for, from everyone to one person (R171)."""

    GENERAL = "general", _("General")
    SPECIFIC = "specific", _("Specific")
    INDIVIDUAL = "individual", _("Individual")


class Term(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    facet = models.CharField(_("facet"), max_length=20, choices=Facet)
    code = models.CharField(
        _("code"),
        max_length=40,
        validators=[RegexValidator(r"^[a-z0-9][a-z0-9-]*$")],
        help_text=_("English, permanent: used in addresses, imports and exports."),
    )
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    definition_en = models.TextField(_("definition in English"), blank=True)
    definition_fr = models.TextField(_("definition in French"), blank=True)
    layer = models.CharField(_("layer"), max_length=12, choices=Layer, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    objects = TermQuerySet.as_manager()

    name = Bilingual()
    definition = Bilingual()

    class Meta:
        verbose_name = _("taxonomy term")
        verbose_name_plural = _("taxonomy terms")
        ordering = ["facet", "sort_order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["facet", "code"], name="term_code_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.get_facet_display()}: {self.name}"
