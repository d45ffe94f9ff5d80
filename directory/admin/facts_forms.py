"""Small forms for facts of the day; each knows the one service it will call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

from directory import services
from directory.enums import Fact, How, IntakeStatus, LifeCycle, Room, WaitBand, Withheld
from directory.models import HoursException
from liaison.core.visibility import Visibility

if TYPE_CHECKING:
    from directory.models import Service
    from liaison.accounts.models import User

EDITORS_REASONS = [choice for choice in Withheld.choices if choice[0] != Withheld.STALE]
EDITORS_HOW = [choice for choice in How.choices if choice[0] != How.IMPORT]


class DayForm(forms.Form):
    """`record` writes at once, in the name of the person who signed in."""

    title: Any = ""
    button: Any = _("Record")
    recorded: Any = _("Recorded. The listing shows it now.")
    one_press = ""  # the field whose choices are buttons: pressing one records it

    def record(self, service: Service, by: User) -> None:
        raise NotImplementedError


class FactForm(DayForm):
    how = forms.ChoiceField(label=_("According to"), choices=EDITORS_HOW, initial=How.WRITING)


class IntakeForm(FactForm):
    title = _("Intake today")
    one_press = "status"
    status = forms.ChoiceField(label=_("Intake status"), choices=IntakeStatus.choices)
    wait = forms.ChoiceField(
        label=_("Wait"), choices=[("", _("Not stated")), *WaitBand.choices], required=False
    )
    note_en = forms.CharField(label=_("Note in English"), max_length=200, required=False)
    note_fr = forms.CharField(label=_("Note in French"), max_length=200, required=False)

    field_order = ["wait", "note_en", "note_fr", "how", "status"]

    def record(self, service: Service, by: User) -> None:
        services.record_intake(service=service, by=by, **self.cleaned_data)


class ConfirmForm(FactForm):
    title = _("Confirm facts")
    button = _("Confirm")
    facts = forms.MultipleChoiceField(
        label=_("These are right today"),
        choices=Fact.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = ["facts", "how"]

    def record(self, service: Service, by: User) -> None:
        services.confirm_facts(service=service, by=by, **self.cleaned_data)


class StepForm(FactForm):
    title = _("State of the record")
    one_press = "state"
    state = forms.ChoiceField(label=_("The record is now"), choices=LifeCycle.choices)

    field_order = ["how", "state"]

    def record(self, service: Service, by: User) -> None:
        services.move_to(service=service, by=by, **self.cleaned_data)


class CapacityForm(FactForm):
    title = _("Room for new people")
    recorded = _("Recorded. Verified practitioners see it now.")
    one_press = "room"
    room = forms.ChoiceField(label=_("Today there is"), choices=Room.choices)

    field_order = ["how", "room"]

    def record(self, service: Service, by: User) -> None:
        services.record_capacity(service=service, by=by, **self.cleaned_data)


class EndForm(FactForm):
    title = _("End of the programme")
    ends_on = forms.DateField(
        label=_("Last day of the programme"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: it goes on, no end is known."),
    )
    visibility = forms.ChoiceField(
        label=_("Who may see the day"),
        choices=Visibility.choices,
        initial=Visibility.PRACTITIONER,
        help_text=_("Once it is past, everyone is told to ask first."),
    )

    field_order = ["ends_on", "visibility", "how"]

    def record(self, service: Service, by: User) -> None:
        services.record_end(service=service, by=by, **self.cleaned_data)


class ExceptionForm(forms.ModelForm):
    title = _("Exception to the hours")
    button = _("Add")
    recorded = DayForm.recorded

    class Meta:
        model = HoursException
        fields = ["first_day", "last_day", "opens", "closes", "note_en", "note_fr"]
        widgets = {
            "first_day": AdminDateInput,
            "last_day": AdminDateInput,
            "opens": AdminTimeInput,
            "closes": AdminTimeInput,
        }

    def record(self, service: Service, by: User) -> None:
        services.add_hours_exception(service=service, **self.cleaned_data)


class HideForm(DayForm):
    title = _("Hide now")
    recorded = _("Hidden: it is on no page and in no search from now on.")
    one_press = "reason"
    reason = forms.ChoiceField(label=_("Hide it at once, because"), choices=EDITORS_REASONS)

    def record(self, service: Service, by: User) -> None:
        services.withhold(service=service, by=by, **self.cleaned_data)


FORMS = {
    "intake": IntakeForm,
    "confirm": ConfirmForm,
    "step": StepForm,
    "capacity": CapacityForm,
    "end": EndForm,
    "exception": ExceptionForm,
    "hide": HideForm,
}
