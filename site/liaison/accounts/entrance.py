"""The forms of django-allauth in our words: a label, a hint where it helps, no placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liaison.accounts import services, wording
from liaison.accounts.forms import NAME_HINT
from liaison.accounts.models import LANGUAGE_NAMES, User

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "oldpassword": _("Your password now"),
    "password1": _("New password"),
    "password2": _("The new password again"),
    "remember": _("Stay signed in on this device (not on one that others use)"),
    "code": _("Code"),
    "name": _("Name of the passkey"),
}
HINTS = {
    "password1": _("At least 12 characters. A sentence is easy to remember and hard to guess."),
}
MISMATCH = _("The two passwords are not the same.")


class OurWords:
    """Gives each field its label and hint, and takes placeholders away: they vanish when typing."""

    labels: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = self.labels.get(name) or LABELS.get(name) or field.label
            field.help_text = HINTS.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}

    def add_error(self, field: str | None, error: Any) -> None:
        """django-allauth says in plain text that two passwords differ, Django raises the rest."""
        differ = field == "password2" and not isinstance(error, forms.ValidationError)
        super().add_error(field, MISMATCH if differ else error)  # type: ignore[misc]


class LoginForm(OurWords, account.LoginForm):
    """An address and a password."""


class SignUpForm(OurWords, account.SignupForm):
    """An address and a password; a name only for who wants to give one."""

    labels = {
        "name": _("Your name"),
        "password1": _("Choose a password"),
        "password2": _("The password again"),
    }
    name = forms.CharField(
        max_length=120,
        required=False,
        help_text=NAME_HINT,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language of our letters to you"),
        choices=LANGUAGE_NAMES,
        initial=get_language,
    )
    field_order = ["email", "password1", "password2", "name", "language"]

    account_already_exists: bool

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # takes as long as a new account
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:  # somebody was quicker, in the blink since we looked
            self.account_already_exists = True
            return super().try_save(request)

    def custom_signup(self, request: HttpRequest, user: User) -> None:
        services.welcome(
            user=user, name=self.cleaned_data["name"], language=self.cleaned_data["language"]
        )


class ChangeEmailForm(OurWords, account.AddEmailForm):
    labels = {"email": _("New address")}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    """The old password, and the new one twice."""


class SetPasswordForm(OurWords, account.SetPasswordForm):
    """The new password twice, for a person who had none."""


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    """Only an address."""


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    """The new password twice, from the link of a letter."""


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    """The password once more."""


class Codes(OurWords):
    def clean_code(self) -> str:
        """A new password does not open what too many wrong codes locked."""
        try:
            return super().clean_code()  # type: ignore[misc]
        except forms.ValidationError as error:
            if error.code != "too_many_login_attempts":
                raise
            raise forms.ValidationError(wording.CODES_LOCKED, code=error.code) from error


class CodeForm(Codes, mfa.AuthenticateForm):
    """A code of the app, or a recovery code."""


class CodeAgainForm(Codes, mfa.ReauthenticateForm):
    """The same, before something that matters."""


class ActivateAppForm(OurWords, totp.ActivateTOTPForm):
    labels = {"code": _("The six digits that the app shows now")}


class AddPasskeyForm(OurWords, webauthn.AddWebAuthnForm):
    """A name, and what the browser says."""


class EditPasskeyForm(OurWords, webauthn.EditWebAuthnForm):
    """Another name."""
