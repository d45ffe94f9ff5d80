"""What people of an organisation say of their listing in one press; it holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory import services
from directory.enums import Fact, How, IntakeStatus, WaitBand
from directory.listing import ListingFacts
from directory.models import HoursException
from directory.stewardship.forms import ASKED
from directory.stewardship.inputs import DayInput, TimeOfDayInput

if TYPE_CHECKING:
    from directory.models import Service
    from liaison.accounts.models import User


class DayForm(forms.Form):
    """`service` comes with its facts. `record` writes in the name of the person who signed in."""

    said: Any = _("Saved. Readers see it now.")

    def __init__(self, service: Service, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.service = service

    def record(self, by: User) -> None:
        raise NotImplementedError


class IntakeForm(DayForm):
    status = forms.ChoiceField(label=_("Intake today"), choices=ASKED)
    wait = forms.ChoiceField(
        label=_("Wait"), choices=[("", _("Not stated")), *WaitBand.choices], required=False
    )
    note_en = forms.CharField(label=_("Note in English"), max_length=200, required=False)
    note_fr = forms.CharField(label=_("Note in French"), max_length=200, required=False)

    def __init__(self, service: Service, data: Any = None, **kwargs: Any) -> None:
        today = ListingFacts(service).intake
        kept = ("wait", "note_en", "note_fr")
        initial = {name: getattr(today, name) for name in kept} if today else {}
        super().__init__(service, data, initial=initial, **kwargs)

    @property
    def choices(self) -> list[tuple[IntakeStatus, str]]:
        return [(IntakeStatus(code), str(label)) for code, label in ASKED]

    def record(self, by: User) -> None:
        services.become_confirmed(service=self.service, by=by)
        services.record_intake(
            service=self.service, by=by, how=How.ORGANISATION, **self.cleaned_data
        )


class ConfirmForm(DayForm):
    """Nothing chosen means everything: one press is enough."""

    facts = forms.MultipleChoiceField(choices=Fact.choices, required=False)

    said = _("Thank you. Readers see that it was confirmed today.")

    def record(self, by: User) -> None:
        services.become_confirmed(service=self.service, by=by)
        services.confirm_facts(
            service=self.service,
            facts=self.cleaned_data["facts"] or list(Fact),
            how=How.ORGANISATION,
            by=by,
        )


class ExceptionForm(forms.ModelForm):
    said = DayForm.said

    class Meta:
        model = HoursException
        fields = ["first_day", "last_day", "opens", "closes", "note_en", "note_fr"]
        widgets = {
            "first_day": DayInput,
            "last_day": DayInput,
            "opens": TimeOfDayInput,
            "closes": TimeOfDayInput,
        }

    def __init__(self, service: Service, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.service = self.instance.service = service

    def record(self, by: User) -> None:
        services.add_hours_exception(service=self.service, **self.cleaned_data)


class RemoveExceptionForm(DayForm):
    exception = forms.ModelChoiceField(HoursException.objects.none())

    said = _("Removed.")

    def __init__(self, service: Service, data: Any = None, **kwargs: Any) -> None:
        super().__init__(service, data, **kwargs)
        self.fields["exception"].queryset = service.hours_exceptions.all()  # type: ignore[attr-defined]

    def record(self, by: User) -> None:
        services.remove_hours_exception(exception=self.cleaned_data["exception"])


class HideForm(DayForm):
    said = _("Hidden: it is on no page and in no search from now on.")

    def record(self, by: User) -> None:
        services.hide_for_them(service=self.service, by=by)


class ShowForm(DayForm):
    said = _("Shown again.")

    def record(self, by: User) -> None:
        services.show_for_them(service=self.service)


FORMS: dict[str, Any] = {
    "intake": IntakeForm,
    "confirm": ConfirmForm,
    "exception": ExceptionForm,
    "exception-removed": RemoveExceptionForm,
    "hide": HideForm,
    "show": ShowForm,
}
FOR_MANAGERS = ("hide", "show")
