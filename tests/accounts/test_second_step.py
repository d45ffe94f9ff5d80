"""From organisation editor up, a password alone opens nothing; everyone may have a second step."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from liaison.accounts.roles import SECOND_FACTOR_ROLES, Role
from tests.personas import SUPERUSER

pytestmark = pytest.mark.django_db

SETUP = "/en/account/second-factor/overview/"


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def without_step(client_for, site_root):
    """A client of a persona who never set up a second step."""

    def make(persona):
        client = client_for(persona)
        Authenticator.objects.all().delete()
        return client

    return make


@pytest.mark.parametrize(
    "path", ["/admin/", "/en/account/", "/en/account/data/", "/en/", "/en/find/", "/documents/1/a/"]
)
def test_who_needs_a_second_step_is_led_to_it_first(without_step, persona, path):
    response = without_step(persona).get(path)
    led = response.status_code == 302 and response.url == SETUP
    assert led == persona.needs_second_factor


def test_the_way_to_it_and_the_way_out_are_open(without_step):
    client = without_step(SUPERUSER)
    page = client.get(SETUP).content.decode()
    assert "Your role needs this before anything else opens" in page
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        assert client.get(reverse(name)).status_code == 200
    assert client.post(reverse("account_logout")).url == "/en/"


def test_every_role_from_organisation_editor_up_needs_one():
    listed = list(Role)
    assert set(listed[listed.index(Role.ORGANISATION_EDITOR) :]) == SECOND_FACTOR_ROLES


def test_an_app_is_set_up_and_its_codes_are_shown_once(client, sign_in, person, password):
    person.groups.add(Group.objects.get_or_create(name=Role.ORGANISATION_EDITOR)[0])
    sign_in(person.email)
    client.post(reverse("account_reauthenticate"), {"password": password})
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:image/svg+xml" in page.content.decode()
    secret = page.context["form"].secret
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert "This code isn’t right" in wrong.content.decode()
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert done.url == reverse("mfa_view_recovery_codes")
    first, second = client.get(done.url), client.get(done.url)
    codes = first.context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] in first.content.decode()
    assert codes[0] not in second.content.decode()
    assert client.get("/en/account/").status_code == 200


def test_wagtails_own_doors_lead_to_ours(client, site_root):
    for path in ("/admin/login/", "/en/_util/login/"):
        page = client.get(f"{path}?next=/admin/")
        assert page.url == "/en/account/login/?next=/admin/"
        answer = client.post(path, {"username": "x", "password": "x", "email": "x"})
        assert answer.url.startswith("/en/account/login/")


@pytest.fixture
def two_steps(person):
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    return person


def test_the_password_alone_does_not_open_a_protected_account(client, sign_in, two_steps):
    asked = sign_in(two_steps.email)
    assert asked.url == "/en/account/second-factor/"
    assert client.get("/en/account/").status_code == 302
    client.post(asked.url, {"code": code_of("JBSWY3DPEHPK3PXP")})
    assert client.get("/en/account/").status_code == 200


def test_a_passkey_is_offered_to_who_has_one(client, sign_in, two_steps):
    page = client.get(sign_in(two_steps.email).url).content.decode()
    assert "Use a passkey instead" not in page


def test_a_code_works_once(sign_in, two_steps, password):
    code = code_of("JBSWY3DPEHPK3PXP")
    for wanted in (302, 200):
        other = Client()
        other.post("/en/account/login/", {"login": two_steps.email, "password": password})
        assert other.post("/en/account/second-factor/", {"code": code}).status_code == wanted


def test_guessing_codes_is_locked(client, sign_in, two_steps):
    sign_in(two_steps.email)
    for _ in range(20):
        client.post("/en/account/second-factor/", {"code": "000000"})
    page = client.post("/en/account/second-factor/", {"code": code_of("JBSWY3DPEHPK3PXP")})
    assert "none is taken for an hour" in page.content.decode()
    assert client.get("/en/account/").status_code == 302


@pytest.mark.parametrize(
    ("role", "proof", "stays"),
    [
        (Role.MEMBER, "password", False),
        (Role.TRIAGER, "password", True),
        (Role.TRIAGER, "code", False),
    ],
)
def test_who_needs_a_second_step_replaces_it_with_a_code_in_hand(
    client, two_steps, password, role, proof, stays
):
    two_steps.groups.set([Group.objects.get_or_create(name=role)[0]])
    client.force_login(two_steps, backend="django.contrib.auth.backends.ModelBackend")
    path = reverse("mfa_deactivate_totp")
    if proof == "password":
        client.post(reverse("account_reauthenticate"), {"password": password})
    else:
        client.post(reverse("mfa_reauthenticate"), {"code": code_of("JBSWY3DPEHPK3PXP")})
    client.post(path)
    assert Authenticator.objects.filter(user=two_steps).exists() == stays
    if role == Role.TRIAGER and not stays:
        assert client.get("/en/account/").url == SETUP


def test_the_last_passkey_stays_while_only_a_password_proves(client, person, password):
    person.groups.set([Group.objects.get_or_create(name=Role.TRIAGER)[0]])
    key = Authenticator.objects.create(user=person, type="webauthn", data={"name": "Key"})
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("account_reauthenticate"), {"password": password})
    answer = client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert answer.url.startswith(reverse("mfa_reauthenticate_webauthn"))
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_letter_tells_of_a_changed_password(client, sign_in, person, password, mailoutbox):
    sign_in(person.email)
    words = "another long sentence 43"
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": password, "password1": words, "password2": words},
    )
    assert answer.url == "/en/account/"
    assert mailoutbox[0].subject == "A change to your account"
    assert person.email in mailoutbox[0].to
