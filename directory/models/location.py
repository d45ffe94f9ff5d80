"""Places where services are given; what the public learns of them is decided elsewhere
(directory/location_privacy.py)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from directory.enums import Facet, LocationPrivacy
from directory.location_privacy import public_location
from directory.querysets import LocationQuerySet
from liaison.core.bilingual import Bilingual
from liaison.core.models import Dated, PublicIdentity
from liaison.core.provinces import Province


class Location(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PublicIdentity,
    Dated,
    ClusterableModel,
):
    organisation = models.ForeignKey(
        "directory.Organisation",
        models.CASCADE,
        related_name="locations",
        verbose_name=_("organisation"),
    )
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    privacy = models.CharField(
        _("what the public may know"),
        max_length=10,
        choices=LocationPrivacy,
        default=LocationPrivacy.EXACT,
    )
    address = models.CharField(_("street address"), max_length=200, blank=True)
    city = models.CharField(_("town"), max_length=120)
    province = models.CharField(_("province or territory"), max_length=2, choices=Province)
    postal_code = models.CharField(_("postal code"), max_length=7, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    accessibility = ParentalManyToManyField(
        "directory.Term",
        blank=True,
        related_name="+",
        limit_choices_to={"facet": Facet.ACCESSIBILITY},
        verbose_name=_("accessibility"),
    )
    source = models.CharField(max_length=60, blank=True, editable=False)
    source_id = models.CharField(max_length=120, blank=True, editable=False)

    name = Bilingual()

    objects = LocationQuerySet.as_manager()

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")
        ordering = ["city", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__range=(41, 84), longitude__range=(-142, -52)),
                name="location_in_canada",
                violation_error_message=_("These coordinates are not in Canada."),
            ),
        ]

    def __str__(self) -> str:
        # Editors see this in menus: the town is enough to choose by, and safe on a shared screen.
        return f"{self.name or self.organisation} ({self.city}, {self.province})"

    @property
    def public_label(self) -> str:
        """As far as its privacy allows, for lists that leave the editors' room."""
        return public_location(self).label

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"latitude": _("Give both coordinates or neither.")})
