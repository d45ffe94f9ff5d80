"""Public criteria for being listed, and every decision taken on them (R144)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import Decision
from liaison.core.bilingual import Bilingual


class InclusionCriterion(models.Model):
    code = models.SlugField(_("code"), max_length=40, unique=True)
    text_en = models.TextField(_("in English"))
    text_fr = models.TextField(_("in French"))
    is_exclusion = models.BooleanField(_("a reason not to be listed"), default=False)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    text = Bilingual()

    class Meta:
        verbose_name = _("inclusion criterion")
        verbose_name_plural = _("inclusion criteria")
        ordering = ["is_exclusion", "sort_order"]

    def __str__(self) -> str:
        return str(self.text)


class InclusionDecision(models.Model):
    """Who decided what about an organisation or a proposal, on which criterion, when. Rows are
    added only; a review that was asked for has no reviewer."""

    organisation = models.ForeignKey(
        "directory.Organisation",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="inclusion_decisions",
        verbose_name=_("organisation"),
    )
    proposal = models.ForeignKey(
        "directory.Proposal",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="decisions",
        verbose_name=_("proposal"),
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    criterion = models.ForeignKey(
        InclusionCriterion, models.PROTECT, related_name="decisions", verbose_name=_("criterion")
    )
    reason = models.TextField(_("reason"), blank=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reviewer"),
    )
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)

    class Meta:
        verbose_name = _("inclusion decision")
        verbose_name_plural = _("inclusion decisions")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | models.Q(proposal__isnull=False),
                name="decision_about_something",
            )
        ]

    def __str__(self) -> str:
        about = self.organisation or self.proposal
        return f"{about}: {self.get_decision_display()}, {self.decided_at:%Y-%m-%d}"
