"""Forms of the editors’ room for people: an e-mail address, one name, a language, roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from liaison.accounts.models import User
from liaison.accounts.roles import Role


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
        return self.cleaned_data["email"].lower()  # type: ignore[attr-defined]


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


class NameForm(forms.ModelForm):
    """What people change about themselves on Wagtail’s account page."""

    class Meta:
        model = User
        fields = ("name",)
