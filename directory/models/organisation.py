"""Organisations: who runs the services, and what is documented about them (R140)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from directory.contact_points import ICONS, contact_href, contact_shown
from directory.enums import AttributeKind, ContactKind, PoliceRole
from directory.querysets import OrganisationQuerySet
from liaison.core.bilingual import Bilingual
from liaison.core.models import BilingualPreview, Dated, PublicIdentity
from liaison.core.provinces import Province
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class Listed(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    BilingualPreview,
    PublicIdentity,
    Dated,
    ClusterableModel,
):
    """What organisations and services share: names, texts, where the record came from."""

    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    summary_en = models.CharField(_("summary in English"), max_length=300, blank=True)
    summary_fr = models.CharField(_("summary in French"), max_length=300, blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    description_fr = models.TextField(_("description in French"), blank=True)
    visibility = models.CharField(
        _("who may see it"), max_length=12, choices=Visibility, default=Visibility.PUBLIC
    )
    source = models.CharField(_("imported from"), max_length=60, blank=True, editable=False)
    source_id = models.CharField(max_length=120, blank=True, editable=False)

    name = Bilingual()
    summary = Bilingual()
    description = Bilingual()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    url_name: str

    @property
    def slug(self) -> str:
        """The words after the key, in the active language; any other ones redirect here."""
        return slugify(self.name)[:60].strip("-") or "x"

    def get_absolute_url(self) -> str:
        return reverse(self.url_name, args=[self.key, self.slug])

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from directory.views.previews import preview  # noqa: PLC0415 (reads models)

        return preview(request, self, language=mode_name)

    def is_previewable(self) -> bool:
        return self.pk is not None  # its services and facts are read by its key

    def clean(self) -> None:
        super().clean()
        if not (self.name_en or self.name_fr):
            raise ValidationError({"name_en": _("Give a name in at least one language.")})


class Organisation(Listed):
    terms = ParentalManyToManyField(
        "directory.Term",
        blank=True,
        related_name="organisations",
        verbose_name=_("sector and type"),
    )
    province = models.CharField(
        _("province or territory"), max_length=2, choices=Province, blank=True
    )
    police_role = models.CharField(
        _("police involvement"), max_length=12, choices=PoliceRole, blank=True
    )
    police_note_en = models.CharField(
        _("police involvement explained in English"), max_length=300, blank=True
    )
    police_note_fr = models.CharField(
        _("police involvement explained in French"), max_length=300, blank=True
    )
    privacy_note_en = models.CharField(_("confidentiality in English"), max_length=300, blank=True)
    privacy_note_fr = models.CharField(_("confidentiality in French"), max_length=300, blank=True)
    privacy_url = models.URLField(_("their own privacy notice"), blank=True)
    is_invented = models.BooleanField(
        _("invented, for demonstration"),
        default=False,
        help_text=_("Shown on every page about it."),
    )

    police_note = Bilingual()
    privacy_note = Bilingual()

    objects = OrganisationQuerySet.as_manager()
    url_name = "organisation"

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_en", "name_fr"]
        indexes = [models.Index(fields=["live"], name="organisation_live")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=~models.Q(source=""),
                name="organisation_source_unique",
            ),
        ]


class Attribute(models.Model):
    """One of the six things documented about an organisation, with its own visibility."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="attributes")
    kind = models.CharField(_("attribute"), max_length=12, choices=AttributeKind)
    text_en = models.TextField(_("in English"), blank=True)
    text_fr = models.TextField(_("in French"), blank=True)
    visibility = models.CharField(
        _("who may see it"), max_length=12, choices=Visibility, default=Visibility.PUBLIC
    )

    text = Bilingual()

    class Meta:
        verbose_name = _("documented attribute")
        verbose_name_plural = _("documented attributes")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "kind"], name="attribute_once")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class ContactPoint(models.Model):
    """A way to reach someone; each says who may see it."""

    kind = models.CharField(_("kind"), max_length=8, choices=ContactKind)
    value = models.CharField(_("number or address"), max_length=200)
    extension = models.CharField(_("extension"), max_length=10, blank=True)
    label_en = models.CharField(_("what for, in English"), max_length=80, blank=True)
    label_fr = models.CharField(_("what for, in French"), max_length=80, blank=True)
    visibility = models.CharField(
        _("who may see it"), max_length=12, choices=Visibility, default=Visibility.PUBLIC
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    label = Bilingual()

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.value}"

    @property
    def href(self) -> str:
        return contact_href(self.kind, self.value, self.extension)

    @property
    def shown(self) -> str:
        return contact_shown(self.value)

    @property
    def icon(self) -> str:
        return ICONS[ContactKind(self.kind)]


class OrganisationContact(ContactPoint):
    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="contacts")

    class Meta(ContactPoint.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
