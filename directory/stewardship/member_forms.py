"""Forms about who keeps a listing, and about services that the directory lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.conf import MAX_TEXT
from directory.enums import FeedbackKind, MemberRole
from directory.models import InclusionCriterion, Membership, Proposal
from directory.stewardship import drafts, feedback, members, proposing
from directory.stewardship.plain_text import PlainTextForm
from liaison.core.bilingual import current_language

if TYPE_CHECKING:
    from directory.models import Feedback, Organisation, Service
    from liaison.accounts.models import User


class TrapInput(forms.TextInput):
    """Out of sight for people (components/form_fields.html): who fills it in is a machine."""


class ServiceNameForm(PlainTextForm):
    name = forms.CharField(label=_("Name of the new service"), max_length=200)

    def start(self, organisation: Organisation, by: User) -> Service:
        return drafts.start_service(
            organisation=organisation,
            name=self.cleaned_data["name"],
            language=current_language(),
            by=by,
        )


class ClaimForm(PlainTextForm):
    job_title = forms.CharField(
        label=_("Your role in the organisation"),
        max_length=120,
        help_text=_("Editors read it. It goes with your account when you leave."),
    )


class InvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-mail of your colleague"))
    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices, initial=MemberRole.EDITOR)

    def invite(self, organisation: Organisation, by: User) -> None:
        members.invite(organisation=organisation, by=by, **self.cleaned_data)


class MemberForm(forms.Form):
    """One member of the organisation of `own`, somebody else than that person."""

    member = forms.ModelChoiceField(Membership.objects.none())

    def __init__(self, own: Membership, data: Any = None) -> None:
        super().__init__(data)
        others = Membership.objects.filter(organisation=own.organisation).exclude(pk=own.pk)
        self.fields["member"].queryset = others  # type: ignore[attr-defined]


class TrapForm(PlainTextForm):
    """A machine that fills in everything is thanked and forgotten."""

    website_2 = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=TrapInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    @property
    def is_trapped(self) -> bool:
        return bool(self.cleaned_data.get("website_2"))


class ProposalForm(TrapForm, forms.ModelForm):
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")

    class Meta:
        model = Proposal
        fields = [
            *("organisation_name", "service_name", "what", "website", "phone", "city"),
            *("province", "criteria", "own", "email"),
        ]
        widgets = {
            "what": forms.Textarea(attrs={"rows": 5}),
            "criteria": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "what": _("A few sentences. No names, and nothing about a person who was helped."),
            "criteria": _("As far as you know. Editors check each of them."),
            "email": _(
                "We write once, when there is an answer, and then forget the address. You can"
                " leave it empty and come back with the code that you get."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        criteria = InclusionCriterion.objects.filter(is_exclusion=False)
        self.fields["criteria"].queryset = criteria  # type: ignore[attr-defined]

    def propose(self) -> Proposal:
        words = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return proposing.propose(language=current_language(), **words)


class AppealForm(PlainTextForm):
    reason = forms.CharField(
        label=_("Why should it be looked at again?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Somebody else than the person who said no decides."),
    )


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Your code"), max_length=40)

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].lower().split()).replace("-", "")
        if not Proposal.objects.filter(code=code).exists():
            raise forms.ValidationError(_("No proposal has this code. Please check it."))
        return code


class CorrectionForm(TrapForm):
    """Another text for one field of a listing, or what is wrong with one of its facts."""

    field = forms.ChoiceField(label=_("What is wrong?"))
    text = forms.CharField(
        label=_("What should it say?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("No names, and nothing about a person who was helped."),
    )

    def __init__(self, service: Service, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        self.fields["field"].choices = feedback.choices(service)  # type: ignore[attr-defined]

    def say(self) -> Feedback:
        return feedback.say(
            service=self.service,
            kind=FeedbackKind.CORRECTION,
            field=self.cleaned_data["field"],
            text=self.cleaned_data["text"],
        )


class ProblemForm(TrapForm):
    kind = forms.ChoiceField(
        label=_("What is the problem?"),
        choices=[it for it in FeedbackKind.choices if it[0] != FeedbackKind.CORRECTION],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Anything that helps us to check"),
        max_length=MAX_TEXT * 5,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("No names, and nothing about a person who was helped."),
    )

    def __init__(self, service: Service, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service

    def say(self) -> Feedback:
        return feedback.say(
            service=self.service,
            kind=self.cleaned_data["kind"],
            text=self.cleaned_data["text"],
        )
