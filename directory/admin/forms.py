"""Forms behind the edit screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from directory.admin.fields import LocationsField, RegionsField, TownsField
from directory.enums import Facet
from directory.models import InclusionCriterion, Location
from directory.remit import OF_ORGANISATION, PROVINCE_OF, is_within, provinces_of
from directory.term_fields import TermChoices, TermsField
from liaison.accounts.roles import Role
from liaison.core.provinces import TIMEZONES

if TYPE_CHECKING:
    from directory.models import InclusionDecision

ZONES = sorted(set(TIMEZONES.values()))


class RemitForm(WagtailAdminModelForm):
    """What a regional editor saves stays in their provinces."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        mine = provinces_of(self.for_user)
        if mine is None:
            return cleaned
        if "province" in cleaned and not self.has_organisation and cleaned["province"] not in mine:
            self.add_error("province", _("Choose one of your provinces or territories."))
        organisation = cleaned.get("organisation")
        if organisation and not is_within(self.for_user, organisation):
            self.add_error("organisation", _("This organisation is not in your provinces."))
        return cleaned

    @property
    def has_organisation(self) -> bool:
        """The record follows its organisation, wherever it stands itself."""
        return PROVINCE_OF[type(self.instance)] == OF_ORGANISATION


class ClassifiedForm(TermChoices, RemitForm):
    pass


class OrganisationForm(ClassifiedForm):
    sector = TermsField(Facet.SECTOR)
    organisation_type = TermsField(Facet.ORGANISATION_TYPE)


class ServiceForm(ClassifiedForm):
    service_type = TermsField(Facet.TYPE)
    inclusion = TermsField(Facet.INCLUSION)
    languages = TermsField(Facet.LANGUAGE)
    approach = TermsField(Facet.MODEL)
    experience = TermsField(
        Facet.EXPERIENCE, help_text=_("Shown to verified practitioners only, never to the public.")
    )
    disciplines = TermsField(Facet.DISCIPLINE)
    accessible = TermsField(
        Facet.ACCESSIBILITY, help_text=_("Of the service itself; each place states its own.")
    )
    aims = TermsField(Facet.AIM)
    conditions = TermsField(Facet.CONDITION)
    functions = TermsField(
        Facet.FUNCTION, help_text=_("Only what this organisation does for the whole group.")
    )
    locations = LocationsField(label=_("Places"))
    regions = RegionsField(
        label=_("Regions served"),
        help_text=_("Choose a province or territory for all of it, or some of its health regions."),
    )
    served_places = TownsField(
        label=_("Towns served"),
        required=False,
        help_text=_("For single towns: one a line, with the province. Example: Richmond, BC"),
    )
    timezone = forms.ChoiceField(
        label=_("Time zone of the hours"),
        choices=[(zone, zone.split("/")[1].replace("_", " ")) for zone in ZONES],
        initial=TIMEZONES["ON"],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["locations"]
        if self.instance.organisation_id:
            field.queryset = Location.objects.filter(organisation=self.instance.organisation_id)
        field.help_text = (
            _("The places of its organisation. Add one under Listings, Locations.")
            if self.instance.organisation_id
            else _("Save once, then choose among the places of its organisation.")
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        organisation = cleaned.get("organisation")
        places = cleaned.get("locations") or []
        if organisation and any(place.organisation_id != organisation.pk for place in places):
            self.add_error("locations", _("Some of these places belong to another organisation."))
        return cleaned


class LocationForm(RemitForm):
    accessibility = TermsField(Facet.ACCESSIBILITY)


class TermForm(WagtailAdminModelForm):
    """The code and its facet are permanent: addresses, imports and exports use them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.first_published_at:
            for name in ("facet", "code"):
                self.fields[name].disabled = True


class ContactForm(ClassifiedForm):
    languages = TermsField(Facet.LANGUAGE)
    confirmed_today = forms.BooleanField(
        label=_("Everything here is confirmed today"),
        required=False,
        help_text=_("Holds at once; it needs no review and is not part of any draft."),
    )

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data["confirmed_today"]:
            self.instance.confirmed_on = timezone.localdate()
            kept = type(self.instance).objects.filter(pk=self.instance.pk)
            kept.update(confirmed_on=self.instance.confirmed_on)
        return super().save(commit=commit)


class TableForm(ContactForm):
    sectors = TermsField(Facet.SECTOR)


class RemitOfEditorForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = self.fields["user"].queryset.filter(
            groups__name=Role.REGIONAL_EDITOR
        )


class DecisionForm(WagtailAdminModelForm):
    """The person who records a decision is its reviewer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].queryset = InclusionCriterion.objects.all()
        self.fields["organisation"].required = True

    def save(self, commit: bool = True) -> InclusionDecision:
        self.instance.reviewer = self.for_user
        return super().save(commit=commit)
