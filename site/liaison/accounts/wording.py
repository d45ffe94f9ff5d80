"""What sign-in says in our own words, where django-allauth would use its."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LOCKED = _(
    "Too many attempts didn’t work, so this address is locked for an hour. You can wait, or choose "
    "a new password: that opens it at once."
)
CODES_LOCKED = _(
    "Too many codes weren’t right, so none is taken for an hour. Please wait, or write to the "
    "people who run this site."
)
ACCOUNT_ERRORS = {
    "account_inactive": _("This account is closed."),
    "duplicate_email": _("This is your address already."),
    "email_password_mismatch": _("The address or the password isn’t right."),
    "enter_current_password": _("This isn’t your password."),
    "incorrect_code": _("This code isn’t right, or too old. Codes change every 30 seconds."),
    "incorrect_password": _("This isn’t your password."),
    "invalid_password_reset": _("This link doesn’t work any more."),
    "max_email_addresses": _("You can’t add another address."),
    "too_many_login_attempts": LOCKED,
    "rate_limited": _("That was too often. Please wait a few minutes."),
}
SECOND_FACTOR_ERRORS = {
    "cannot_delete_authenticator": _(
        "Your role needs a second step, and this is your only one. To replace it, prove once more "
        "that it is you, with a code or the passkey itself."
    ),
    "cannot_generate_recovery_codes": _("Recovery codes come with a second step: set it up first."),
    "incorrect_code": ACCOUNT_ERRORS["incorrect_code"],
    "unverified_email": _("Please confirm your e-mail address first."),
}
REAUTHENTICATION = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}
