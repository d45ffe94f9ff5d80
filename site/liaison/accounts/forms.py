"""Forms about people: on their own account pages, and in the editors’ room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from liaison.accounts import services
from liaison.accounts.erasure import is_last_administrator
from liaison.accounts.models import PractitionerVerification, User
from liaison.accounts.roles import Role, Sector

NOBODY_ELSE = _(
    "Nobody else could run this site: make somebody else an administrator first, then come back."
)


class RolesField(forms.ModelMultipleChoiceField):
    """Groups under the words of the roles they stand for."""

    def label_from_instance(self, group: Any) -> str:
        return str(Role(group.name).label) if group.name in Role.values else group.name


class PersonMixin:
    """Wagtail asks for a first and a last name; here a person has one name, and may have none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Nobody becomes a superuser from a screen: `manage.py createsuperuser` is the only way.
        self.fields.pop("is_superuser", None)  # type: ignore[attr-defined]
        field = self.fields["groups"]  # type: ignore[attr-defined]
        self.fields["groups"] = RolesField(  # type: ignore[attr-defined]
            field.queryset,
            required=False,
            label=_("Roles"),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("What this person may do here. A role is a group of permissions."),
        )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()  # type: ignore[attr-defined]
        if services.address_is_taken(email, but=self.instance):  # type: ignore[attr-defined]
            raise forms.ValidationError(_("This address can’t be used."))
        return email


class PersonCreationForm(PersonMixin, UserCreationForm):
    first_name = None
    last_name = None

    class Meta(UserCreationForm.Meta):
        model = User
        fields = ("email", "name", "language", "is_superuser", "groups")


class PersonEditForm(PersonMixin, UserEditForm):
    first_name = None
    last_name = None

    class Meta(UserEditForm.Meta):
        model = User
        fields = ("email", "name", "language", "is_active", "is_superuser", "groups")

    def clean_groups(self) -> Any:
        groups = self.cleaned_data["groups"]
        runs = self.instance.is_superuser or any(it.name == Role.ADMINISTRATOR for it in groups)
        if not runs and is_last_administrator(self.instance):
            raise forms.ValidationError(NOBODY_ELSE)
        return groups

    def save(self, commit: bool = True) -> User:
        user = super().save(commit)
        if commit and "email" in self.changed_data:
            services.replace_address(user)
        return user


class NameForm(forms.ModelForm):
    """What people change about themselves on Wagtail’s account page."""

    class Meta:
        model = User
        fields = ("name",)


NAME_HINT = _("As others on the site may see it. A first name or initials will do.")


class DetailsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "language")
        labels = {"name": _("Your name"), "language": _("Language of our letters to you")}
        help_texts = {
            "name": _("As others on the site may see it. A first name or initials will do.")
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


class VerificationForm(forms.ModelForm):
    class Meta:
        model = PractitionerVerification
        fields = ("organisation", "job_title", "sector")
        labels = {
            "organisation": _("Where you work"),
            "job_title": _("What you do there"),
            "sector": _("Sector"),
        }
        help_texts = {
            "organisation": _("Its full name, so that a moderator can find it."),
            "job_title": _("For example: social worker, teacher, probation officer."),
        }
        widgets = {
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "job_title": forms.TextInput(attrs={"autocomplete": "organization-title"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("Choose…")), *Sector.choices]  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """Yes, or no with a reason that the person reads."""

    APPROVE, REFUSE = "approve", "refuse"

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[(APPROVE, _("Approve for a year")), (REFUSE, _("Refuse"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason, if you refuse"),
        help_text=_("The person reads it on their account page, and may ask again."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("decision") == self.REFUSE and not data.get("reason", "").strip():
            self.add_error("reason", _("Please say why: the person needs to know what to do."))
        return data
