"""Sign-in: e-mail as the name, django-allauth for the flows, a second step for who decides."""

from __future__ import annotations

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
ACCOUNT_ADAPTER = "liaison.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # such a letter invites people to sign up
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""  # a subject says nothing about the site
ACCOUNT_CHANGE_EMAIL = True  # one address a person; a new one counts once it is confirmed
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "200/h/ip,20/h/key",  # a whole training room may share one address
    "signup": "30/10m/ip",
    "reset_password": "30/10m/ip,5/10m/key",
    "reset_password_from_key": "30/10m/ip",
    "change_password": "10/10m/user",
    "manage_email": "20/10m/user",
    "write_in": "20/h/ip",  # suggestions, problems, proposals: nobody needs an account for them
    "ask_by_code": "60/h/ip",
    "take_away": "60/10m/ip",  # a whole training room may share one address
    "follow_search": "30/10m/ip",
}
ACCOUNT_FORMS = {
    "login": "liaison.accounts.entrance.LoginForm",
    "signup": "liaison.accounts.entrance.SignUpForm",
    "add_email": "liaison.accounts.entrance.ChangeEmailForm",
    "change_password": "liaison.accounts.entrance.ChangePasswordForm",
    "set_password": "liaison.accounts.entrance.SetPasswordForm",
    "reset_password": "liaison.accounts.entrance.ResetPasswordForm",
    "reset_password_from_key": "liaison.accounts.entrance.ResetPasswordKeyForm",
    "reauthenticate": "liaison.accounts.entrance.ReauthenticateForm",
}
MFA_ADAPTER = "liaison.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Liaison"
MFA_TOTP_TOLERANCE = 1  # half a minute more, for clocks that differ and people who type slowly
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # or a person with a second step could never change address
MFA_FORMS = {
    "authenticate": "liaison.accounts.entrance.CodeForm",
    "reauthenticate": "liaison.accounts.entrance.CodeAgainForm",
    "activate_totp": "liaison.accounts.entrance.ActivateAppForm",
    "add_webauthn": "liaison.accounts.entrance.AddPasskeyForm",
    "edit_webauthn": "liaison.accounts.entrance.EditPasskeyForm",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
