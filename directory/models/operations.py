"""Facts of the day. They are written at once and never kept in a draft, so that publishing an
old draft can't bring an old fact back; rows are added, the newest one counts."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.enums import Fact, How, IntakeStatus, LifeCycle, Room, WaitBand
from directory.querysets import NewestQuerySet
from liaison.core.bilingual import Bilingual
from liaison.core.visibility import Visibility


class Statement(models.Model):
    """Somebody's word on one day."""

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    how = models.CharField(_("according to"), max_length=12, choices=How, default=How.WRITING)

    objects = NewestQuerySet.as_manager()
    # Nothing is ever “used” by a statement, and thousands are written in one import.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["-at", "-pk"]
        get_latest_by = "at"


class IntakeUpdate(Statement):
    """What intake was like from one day on."""

    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="intake_updates")
    status = models.CharField(_("intake status"), max_length=8, choices=IntakeStatus)
    wait = models.CharField(_("wait"), max_length=8, choices=WaitBand, blank=True)
    note_en = models.CharField(_("note in English"), max_length=200, blank=True)
    note_fr = models.CharField(_("note in French"), max_length=200, blank=True)

    note = Bilingual()

    class Meta(Statement.Meta):
        verbose_name = _("intake update")
        verbose_name_plural = _("intake updates")
        indexes = [models.Index(fields=["service", "-at"], name="intake_newest")]

    def __str__(self) -> str:
        return f"{self.get_status_display()}, {self.at:%Y-%m-%d}"


class Confirmation(Statement):
    """One fact of a service was right on one day."""

    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="confirmations")
    fact = models.CharField(_("fact"), max_length=12, choices=Fact)

    class Meta(Statement.Meta):
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        indexes = [models.Index(fields=["service", "fact", "-at"], name="confirmation_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fact__in=Fact.values), name="confirmation_fact_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_fact_display()}: {self.at:%Y-%m-%d}"


class LifeCycleStep(Statement):
    """A record was found, contacted, confirmed or archived."""

    service = models.ForeignKey(
        "directory.Service", models.CASCADE, related_name="life_cycle_steps"
    )
    state = models.CharField(_("state"), max_length=10, choices=LifeCycle)

    class Meta(Statement.Meta):
        verbose_name = _("step in the life of a record")
        verbose_name_plural = _("steps in the life of a record")
        indexes = [models.Index(fields=["service", "-at"], name="life_cycle_newest")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.at:%Y-%m-%d}"


class CapacityUpdate(Statement):
    """How much room a service had on one day; for verified practitioners (R118, R151)."""

    service = models.ForeignKey(
        "directory.Service", models.CASCADE, related_name="capacity_updates"
    )
    room = models.CharField(_("capacity"), max_length=8, choices=Room)

    class Meta(Statement.Meta):
        verbose_name = _("capacity update")
        verbose_name_plural = _("capacity updates")
        indexes = [models.Index(fields=["service", "-at"], name="capacity_newest")]

    def __str__(self) -> str:
        return f"{self.get_room_display()}, {self.at:%Y-%m-%d}"


class ProgrammeEnd(Statement):
    """The last day a programme is paid for, as somebody stated it; without a day: renewed."""

    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="programme_ends")
    ends_on = models.DateField(
        _("last day of the programme"),
        null=True,
        blank=True,
        help_text=_("Empty: it goes on, no end is known."),
    )
    visibility = models.CharField(
        _("who may see it"), max_length=12, choices=Visibility, default=Visibility.PRACTITIONER
    )

    class Meta(Statement.Meta):
        verbose_name = _("end of a programme")
        verbose_name_plural = _("ends of programmes")
        indexes = [models.Index(fields=["service", "-at"], name="programme_end_newest")]

    def __str__(self) -> str:
        return f"{self.ends_on:%Y-%m-%d}" if self.ends_on else "–"


class HoursException(models.Model):
    """Days that differ from the usual week."""

    service = models.ForeignKey(
        "directory.Service", models.CASCADE, related_name="hours_exceptions"
    )
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    opens = models.TimeField(_("opens"), null=True, blank=True, help_text=_("Empty: closed."))
    closes = models.TimeField(_("closes"), null=True, blank=True)
    note_en = models.CharField(_("note in English"), max_length=120, blank=True)
    note_fr = models.CharField(_("note in French"), max_length=120, blank=True)

    note = Bilingual()

    class Meta:
        verbose_name = _("exception to hours")
        verbose_name_plural = _("exceptions to hours")
        ordering = ["first_day"]
        indexes = [models.Index(fields=["first_day", "last_day"], name="exception_days")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="exception_days_in_order",
                violation_error_message=_("The last day is before the first one."),
            ),
            models.CheckConstraint(
                condition=models.Q(closes=None)
                | models.Q(closes__gt=models.F("opens"))
                | models.Q(closes="00:00"),
                name="exception_times_in_order",
                violation_error_message=_("The closing time is before the opening time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%Y-%m-%d}"

    @property
    def is_closed(self) -> bool:
        return self.opens is None

    @property
    def is_all_day(self) -> bool:
        return self.opens is not None and self.opens == self.closes

    def clean(self) -> None:
        super().clean()
        if (self.opens is None) != (self.closes is None):
            raise ValidationError({"opens": _("Give both times, or neither when closed.")})
        if self.service_id and self.first_day and self.last_day and self.overlapping().exists():
            message = _("Another exception holds on some of these days: remove it first.")
            raise ValidationError({"first_day": message})

    def overlapping(self) -> models.QuerySet[HoursException]:
        """A day has one exception: what holds on it must be one thing."""
        others = HoursException.objects.filter(service=self.service_id).exclude(pk=self.pk)
        return others.filter(first_day__lte=self.last_day, last_day__gte=self.first_day)
