"""Who does what in a case: one card for each role, so that nobody does another's work."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from liaison.core.bilingual import Bilingual
from liaison.reference.enums import RoleGroup
from liaison.reference.models.card import Card, Line, headed_lines

HEADED = _("One a line; a heading may stand before it, with “ | ” between.")


class RoleCard(Card):
    group = models.CharField(_("group"), max_length=8, choices=RoleGroup)
    does_en = models.TextField(_("does, in English"), help_text=HEADED)
    does_fr = models.TextField(_("does, in French"), help_text=HEADED)
    does_not_en = models.TextField(_("does not, in English"), help_text=HEADED)
    does_not_fr = models.TextField(_("does not, in French"), help_text=HEADED)
    needs_en = models.TextField(_("needs, in English"), help_text=HEADED)
    needs_fr = models.TextField(_("needs, in French"), help_text=HEADED)
    works_with = ParentalManyToManyField(
        "self", blank=True, symmetrical=False, related_name="+", verbose_name=_("works with")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)

    does = Bilingual()
    does_not = Bilingual()
    needs = Bilingual()
    url_name = "role"

    class Meta:
        verbose_name = _("role card")
        verbose_name_plural = _("role cards")
        ordering = ["sort_order", "code"]
        indexes = [models.Index(fields=["live"], name="role_card_live")]

    @property
    def does_list(self) -> list[Line]:
        return headed_lines(self.does)

    @property
    def does_not_list(self) -> list[Line]:
        return headed_lines(self.does_not)

    @property
    def needs_list(self) -> list[Line]:
        return headed_lines(self.needs)
