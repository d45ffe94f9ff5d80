"""Answers of editors to what came from outside; each form knows the one service it will call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from directory.enums import Decision, FeedbackOutcome
from directory.models import InclusionCriterion, Service
from directory.stewardship import claims, feedback, proposing

if TYPE_CHECKING:
    from directory.models import Claim, Feedback, Proposal
    from liaison.accounts.models import User

YES, NO = "yes", "no"


class ClaimAnswerForm(forms.Form):
    """The first yes says what the call was; a no says why."""

    answer = forms.ChoiceField(
        label=_("Answer"),
        choices=[(YES, _("Yes, this person works there")), (NO, _("No"))],
        widget=forms.RadioSelect,
    )
    call_note = forms.CharField(
        label=_("The call"),
        max_length=300,
        required=False,
        help_text=_("Which number of the record was called, when, and who said yes (a function)."),
    )
    reason = forms.CharField(
        label=_("Reason of a no"),
        max_length=500,
        required=False,
        help_text=_("The person reads it."),
    )

    def __init__(self, about: Claim, data: Any = None) -> None:
        super().__init__(data)
        self.about = about
        if about.first_at:
            del self.fields["call_note"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("answer") == NO and not cleaned.get("reason"):
            self.add_error("reason", _("Say why: the person reads it."))
        needs_call = cleaned.get("answer") == YES and "call_note" in self.fields
        if needs_call and not cleaned.get("call_note"):
            self.add_error("call_note", _("Call the organisation first, and note it here."))
        return cleaned

    def record(self, by: User) -> None:
        if self.cleaned_data["answer"] == NO:
            claims.refuse(claim=self.about, by=by, reason=self.cleaned_data["reason"])
        else:
            note = self.cleaned_data.get("call_note", "")
            claims.approve(claim=self.about, by=by, call_note=note)


class ProposalAnswerForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[it for it in Decision.choices if it[0] != Decision.APPEAL],
        widget=forms.RadioSelect,
    )
    criterion = forms.ModelChoiceField(
        InclusionCriterion.objects.all(), label=_("Criterion that decided")
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever proposed it reads it, in their language."),
    )

    def __init__(self, about: Proposal, data: Any = None) -> None:
        super().__init__(data)
        self.about = about

    def record(self, by: User) -> None:
        proposing.decide(proposal=self.about, by=by, **self.cleaned_data)


class FeedbackAnswerForm(forms.Form):
    """Of a suggested text, the words that will stand there can be put right first."""

    text = forms.CharField(
        label=_("The words that will stand there"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    outcome = forms.ChoiceField(
        label=_("Answer"), choices=FeedbackOutcome.choices, widget=forms.RadioSelect
    )

    def __init__(self, about: Feedback, data: Any = None) -> None:
        super().__init__(data, initial={"text": about.text})
        self.about = about
        if not feedback.is_text(about.field):
            del self.fields["text"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "text" in cleaned and cleaned.get("outcome") == FeedbackOutcome.ACCEPTED:
            self.check_text(cleaned["text"])
        return cleaned

    def check_text(self, text: str) -> None:
        """It stands in the listing at once, so it must be what that field takes."""
        if not text:
            self.add_error("text", _("Write what the listing is to say, or do not accept it."))
            return
        try:
            Service._meta.get_field(self.about.field).run_validators(text)  # type: ignore[union-attr]
        except ValidationError as error:
            self.add_error("text", error)

    def record(self, by: User) -> None:
        feedback.settle(
            feedback=self.about,
            by=by,
            outcome=self.cleaned_data["outcome"],
            text=self.cleaned_data.get("text"),
        )
