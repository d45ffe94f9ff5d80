"""Records for people who work together, shown to verified practitioners: contacts between
agencies (R026, R072, R127) and multi-agency tables (R029). Functions and mailboxes, no persons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from directory.enums import Facet, LiaisonKind, UnmetReason
from directory.models.organisation import ContactPoint, Listed, Organisation
from directory.models.term import Term
from directory.querysets import PartnerQuerySet
from liaison.core.bilingual import Bilingual
from liaison.core.provinces import Province
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


DEMO = "demo"  # where invented records say they come from


class PartnerRecord(Listed):
    """What contacts and tables share: for whom, where, in which languages, when last confirmed."""

    visibility = models.CharField(
        _("who may see it"), max_length=12, choices=Visibility, default=Visibility.PRACTITIONER
    )
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation that answers for it"),
    )
    province = models.CharField(
        _("province or territory"),
        max_length=2,
        choices=Province,
        blank=True,
        help_text=_("Empty: all of Canada."),
    )
    area_en = models.CharField(_("area served, in English"), max_length=200, blank=True)
    area_fr = models.CharField(_("area served, in French"), max_length=200, blank=True)
    terms = ParentalManyToManyField(Term, blank=True, related_name="+", verbose_name=_("terms"))
    confirmed_on = models.DateField(_("last confirmed"), null=True, blank=True, editable=False)

    area = Bilingual()

    objects = PartnerQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["province", "name_en", "name_fr"]

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """When it was confirmed is a fact of the day: no older draft brings an older day back."""
        draft: Self = super().with_content_json(content)
        draft.confirmed_on = self.confirmed_on
        return draft

    @property
    def languages(self) -> list[Term]:
        return self.terms_of(Facet.LANGUAGE)

    def terms_of(self, facet: str) -> list[Term]:
        return [term for term in self.terms.all() if term.live and term.facet == facet]

    @property
    def is_invented(self) -> bool:
        return self.source == DEMO or bool(self.organisation and self.organisation.is_invented)

    @property
    def where(self) -> str:
        return str(Province(self.province).label) if self.province else str(_("All of Canada"))

    @property
    def days_since(self) -> int | None:
        return (timezone.localdate() - self.confirmed_on).days if self.confirmed_on else None


class LiaisonContact(PartnerRecord):
    """A function that partners call: police liaison, a province’s contact, a liaison officer."""

    kind = models.CharField(_("kind"), max_length=12, choices=LiaisonKind)
    subject_en = models.CharField(_("subject, in English"), max_length=200, blank=True)
    subject_fr = models.CharField(_("subject, in French"), max_length=200, blank=True)
    hours_en = models.CharField(_("hours, in English"), max_length=160, blank=True)
    hours_fr = models.CharField(_("hours, in French"), max_length=160, blank=True)

    subject = Bilingual()
    hours = Bilingual()

    class Meta(PartnerRecord.Meta):
        verbose_name = _("liaison contact")
        verbose_name_plural = _("liaison contacts")

    def get_absolute_url(self) -> str:
        return f"{reverse('liaison_contacts')}#{self.key}"

    def is_previewable(self) -> bool:
        return False  # it has no page of its own


class MultiAgencyTable(PartnerRecord):
    """Partners from several sectors who meet under agreed rules."""

    reach_en = models.TextField(_("how to reach it, in English"), blank=True)
    reach_fr = models.TextField(_("how to reach it, in French"), blank=True)
    consent_en = models.TextField(_("what consent it needs, in English"), blank=True)
    consent_fr = models.TextField(_("what consent it needs, in French"), blank=True)
    threshold_en = models.TextField(_("who decides, and from when, in English"), blank=True)
    threshold_fr = models.TextField(_("who decides, and from when, in French"), blank=True)
    conditions_en = models.TextField(_("conditions, in English"), blank=True)
    conditions_fr = models.TextField(_("conditions, in French"), blank=True)

    reach = Bilingual()
    consent = Bilingual()
    threshold = Bilingual()
    conditions = Bilingual()
    url_name = "table"

    class Meta(PartnerRecord.Meta):
        verbose_name = _("multi-agency table")
        verbose_name_plural = _("multi-agency tables")

    @property
    def sectors(self) -> list[Term]:
        return self.terms_of(Facet.SECTOR)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from directory.views.partners import preview  # noqa: PLC0415 (reads models)

        return preview(request, self, language=mode_name)


class LiaisonContactPoint(ContactPoint):
    record = ParentalKey(LiaisonContact, on_delete=models.CASCADE, related_name="contacts")

    class Meta(ContactPoint.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")


class TableContactPoint(ContactPoint):
    record = ParentalKey(MultiAgencyTable, on_delete=models.CASCADE, related_name="contacts")

    class Meta(ContactPoint.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")


class UnmetReferral(models.Model):
    """How many referrals of one month a table could not take, for one reason: a count, no more."""

    table = models.ForeignKey(MultiAgencyTable, models.CASCADE, related_name="unmet_referrals")
    month = models.DateField(_("month"))
    reason = models.CharField(_("reason"), max_length=12, choices=UnmetReason)
    count = models.PositiveIntegerField(_("referrals"), default=0)

    class Meta:
        verbose_name = _("unmet referrals")
        verbose_name_plural = _("unmet referrals")
        ordering = ["-month", "reason"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "month", "reason"], name="unmet_referral_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.get_reason_display()}: {self.count}"
