"""Services: the listings people find (F1 to F25 of the taxonomy)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from directory.enums import (
    Audience,
    Cost,
    Level,
    Mode,
    PoliceRole,
    Referrer,
    Specialisation,
    TeamSize,
    Voluntary,
    Weekday,
)
from directory.models.organisation import ContactPoint, Listed, Organisation
from directory.querysets import ServiceQuerySet
from liaison.core.bilingual import Bilingual
from liaison.core.fields import CodesField
from liaison.core.provinces import TIMEZONES

if TYPE_CHECKING:
    from wagtail.models import Revision


@cache
def known_timezones() -> set[str]:
    return available_timezones()  # reads hundreds of files each time


class Service(Listed):
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="services", verbose_name=_("organisation")
    )
    steps_en = models.TextField(
        _("what happens when someone asks, in English"),
        blank=True,
        help_text=_("One step per line."),
    )
    steps_fr = models.TextField(
        _("what happens when someone asks, in French"),
        blank=True,
        help_text=_("One step per line."),
    )
    levels = CodesField(_("prevention level"), codes=Level)
    audiences = CodesField(_("who can be helped"), codes=Audience)
    referrers = CodesField(_("who may refer"), codes=Referrer)
    referral_note_en = models.CharField(_("how to refer, in English"), max_length=300, blank=True)
    referral_note_fr = models.CharField(_("how to refer, in French"), max_length=300, blank=True)
    modes = CodesField(_("how the service is given"), codes=Mode)
    specialisation = models.CharField(
        _("specialisation"), max_length=12, choices=Specialisation, blank=True
    )
    police_role = models.CharField(
        _("police involvement"),
        max_length=12,
        choices=PoliceRole,
        blank=True,
        help_text=_("Empty: as the organisation says."),
    )
    police_note_en = models.CharField(
        _("police involvement explained in English"), max_length=300, blank=True
    )
    police_note_fr = models.CharField(
        _("police involvement explained in French"), max_length=300, blank=True
    )
    anonymous_ok = models.BooleanField(_("anonymous contact possible"), default=False)
    privacy_note_en = models.CharField(
        _("confidentiality in English"),
        max_length=300,
        blank=True,
        help_text=_("Empty: as the organisation says."),
    )
    privacy_note_fr = models.CharField(_("confidentiality in French"), max_length=300, blank=True)
    cost = models.CharField(_("cost"), max_length=12, choices=Cost, blank=True)
    cost_note_en = models.CharField(_("cost explained in English"), max_length=200, blank=True)
    cost_note_fr = models.CharField(_("cost explained in French"), max_length=200, blank=True)
    voluntary = models.CharField(_("voluntary"), max_length=12, choices=Voluntary, blank=True)
    team_size = models.CharField(_("team size"), max_length=8, choices=TeamSize, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(
        _("hours of service a week"), null=True, blank=True
    )
    objectives_en = models.TextField(_("objectives in English"), blank=True)
    objectives_fr = models.TextField(_("objectives in French"), blank=True)
    model_note_en = models.CharField(
        _("approach, in words, in English"), max_length=200, blank=True
    )
    model_note_fr = models.CharField(_("approach, in words, in French"), max_length=200, blank=True)
    vetting_note_en = models.CharField(
        _("how experts were vetted, in English"),
        max_length=300,
        blank=True,
        help_text=_("For verified practitioners: by whom and how, never a name."),
    )
    vetting_note_fr = models.CharField(
        _("how experts were vetted, in French"), max_length=300, blank=True
    )
    minimum_age = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    interpreter_on_request = models.BooleanField(_("interpreter on request"), default=False)
    timezone = models.CharField(_("time zone of the hours"), max_length=40, default=TIMEZONES["ON"])
    terms = ParentalManyToManyField(
        "directory.Term", blank=True, related_name="services", verbose_name=_("terms")
    )
    locations = ParentalManyToManyField(
        "directory.Location", blank=True, related_name="services", verbose_name=_("locations")
    )
    serves_canada = models.BooleanField(_("serves all of Canada"), default=False)
    regions = ParentalManyToManyField(
        "reference.Region", blank=True, related_name="services", verbose_name=_("regions served")
    )
    served_places = models.JSONField(
        _("towns served"), default=list, blank=True, help_text=_("GeoNames ids, for single towns.")
    )

    police_note = Bilingual()
    privacy_note = Bilingual()
    steps = Bilingual()
    referral_note = Bilingual()
    cost_note = Bilingual()
    objectives = Bilingual()
    model_note = Bilingual()
    vetting_note = Bilingual()

    objects = ServiceQuerySet.as_manager()
    url_name = "service"

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")
        ordering = ["name_en", "name_fr"]
        indexes = [models.Index(fields=["live", "visibility"], name="service_live")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source=""),
                name="service_source_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_age=None)
                | models.Q(maximum_age=None)
                | models.Q(minimum_age__lte=models.F("maximum_age")),
                name="service_ages_in_order",
                violation_error_message=_("The first age is higher than the last one."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.timezone not in known_timezones():
            raise ValidationError({"timezone": _("This is not a time zone.")})

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Raises NotReadyToPublishError while a fact that every listing states is missing."""
        from directory.readiness import BY_SCHEDULE, may_publish  # noqa: PLC0415 (reads models)

        if may_publish(revision, by_schedule=kwargs.get("log_action") == BY_SCHEDULE):
            super().publish(revision, *args, **kwargs)

    @property
    def effective_police_role(self) -> str:
        """The service's own word on police, or its organisation's; empty when neither says."""
        return self.police_role or self.organisation.police_role

    @property
    def effective_police_note(self) -> str:
        return self.police_note or ("" if self.police_role else self.organisation.police_note)

    @property
    def effective_privacy_note(self) -> str:
        return self.privacy_note or self.organisation.privacy_note

    @property
    def step_list(self) -> list[str]:
        return [line.strip() for line in self.steps.splitlines() if line.strip()]


class ServiceContact(ContactPoint):
    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="contacts")

    class Meta(ContactPoint.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")


class OpeningHours(models.Model):
    """One stretch of a usual week, in the service's own time zone."""

    service = ParentalKey(Service, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"), help_text=_("00:00 means midnight, the end of the day."))
    by_appointment = models.BooleanField(_("by appointment"), default=False)
    note_en = models.CharField(_("note in English"), max_length=120, blank=True)
    note_fr = models.CharField(_("note in French"), max_length=120, blank=True)

    note = Bilingual()

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")) | models.Q(closes="00:00"),
                name="hours_in_order",
                violation_error_message=_("The closing time is before the opening time."),
            ),
            models.CheckConstraint(
                condition=models.Q(weekday__range=(0, 6)), name="hours_weekday_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}-{self.closes:%H:%M}"

    @property
    def is_all_day(self) -> bool:
        return self.opens == self.closes
