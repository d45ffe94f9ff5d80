"""Who does what in a case: one card for each role, so that nobody does another's work."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from liaison.core.bilingual import Bilingual, Text
from liaison.reference.enums import RoleGroup
from liaison.reference.models.card import Card, Line, headed_lines

HEADINGS = {
    "does": _("What this role does"),
    "does-not": _("What it does not do"),
    "needs": _("What it needs"),
}
ICONS = {"does": "check", "does-not": "close", "needs": "book"}
HEADED = _("One a line; a heading may stand before it, with “ | ” between.")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the three lists of a card."""

    code: str
    heading: str
    icon: str
    lines: list[Line]
    text: Text  # knows its language


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

    def parts(self) -> list[Part]:
        texts = {"does": self.does, "does-not": self.does_not, "needs": self.needs}
        return [
            Part(code, str(HEADINGS[code]), ICONS[code], headed_lines(text), text)
            for code, text in texts.items()
        ]
