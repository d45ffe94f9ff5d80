"""What an organisation says of its listing through a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory import services
from directory.enums import Fact, IntakeStatus, WaitBand

if TYPE_CHECKING:
    from directory.listing import ListingFacts

ASKED = [choice for choice in IntakeStatus.choices if choice[0] != IntakeStatus.UNKNOWN]


class StillCorrectForm(forms.Form):
    """Sent as it is shown, it confirms everything: one press is enough."""

    status = forms.ChoiceField(label=_("Intake today"), choices=ASKED, widget=forms.RadioSelect)
    wait = forms.ChoiceField(
        label=_("Wait"), choices=[("", _("Not stated")), *WaitBand.choices], required=False
    )
    facts = forms.MultipleChoiceField(
        label=_("Still correct"),
        choices=[choice for choice in Fact.choices if choice[0] != Fact.INTAKE],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, listing: ListingFacts, data: Any = None) -> None:
        known = listing.intake_status != IntakeStatus.UNKNOWN
        initial = {
            "status": listing.intake_status.value if known else "",
            "wait": listing.intake.wait if listing.intake else "",
            "facts": [fact for fact in Fact.values if fact != Fact.INTAKE],
        }
        super().__init__(data, initial=initial)
        self.listing = listing

    def save(self) -> None:
        services.confirm_by_link(
            service=self.listing.service,
            facts=[Fact.INTAKE, *self.cleaned_data["facts"]],
            status=self.cleaned_data["status"],
            wait=self.cleaned_data["wait"],
        )
