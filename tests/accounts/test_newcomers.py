"""The doors of a newcomer's machine open once, and never on a real site."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.checks import run_checks
from django.core.mail.backends.filebased import EmailBackend
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from liaison.accounts import newcomers
from liaison.accounts.models import User
from liaison.accounts.roles import ADMIN_ROLES, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def doors(settings, site_root):
    settings.NEWCOMER_DOORS = True
    settings.ROOT_URLCONF = "tests.accounts.with_doors"
    settings.BASE_URL = "http://localhost:8123"


@pytest.fixture
def path_for(doors):
    def path(role):
        return newcomers.link_for(newcomers.demo_person(role)).removeprefix("http://localhost:8123")

    return path


def printed(*command):
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_a_link_is_printed_for_every_role(doors):
    lines = printed("sign_in_links")
    for role in Role:
        assert f"  {role.value} " in lines
    assert lines.count("http://localhost:8123/dev/sign-in/") == len(Role)


def test_opening_a_link_signs_nobody_in(client, path_for):
    path = path_for(Role.EDITOR)
    assert client.get(path).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("role", list(Role))
def test_a_link_signs_in_the_person_of_its_role(client, path_for, role):
    response = client.post(path_for(role))
    user = User.objects.get(pk=client.session["_auth_user_id"])
    assert user.roles == {role.value}
    assert response.url == ("/admin/" if role in ADMIN_ROLES else "/en/")


def test_a_link_works_once(client, path_for):
    path = path_for(Role.MEMBER)
    client.post(path)
    second = Client()
    response = second.post(path)
    assert response.status_code == 410
    assert "_auth_user_id" not in second.session


def test_a_link_needs_its_form(path_for):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path_for(Role.EDITOR)).status_code == 403


def test_a_forged_or_old_link_opens_nothing(client, path_for, monkeypatch):
    assert client.post("/dev/sign-in/WzEsIiJd:forged:link/").status_code == 410
    path = path_for(Role.EDITOR)
    later = (timezone.now() + timedelta(days=8)).timestamp
    monkeypatch.setattr("time.time", later)
    assert client.post(path).status_code == 410


def test_the_practitioner_is_verified_and_the_member_is_not():
    assert newcomers.demo_person(Role.PRACTITIONER).is_verified_practitioner
    assert not newcomers.demo_person(Role.MEMBER).is_verified_practitioner


def test_demo_people_are_made_once():
    for _ in range(2):
        for role in Role:
            newcomers.demo_person(role)
    assert User.objects.count() == len(Role)
    assert not User.objects.exclude(email__endswith="@example.org").exists()


def test_the_demo_code_is_the_one_the_second_factor_takes(doors):
    code = printed("demo_code", "editor").strip()
    device = Authenticator.objects.get(user__email="editor@example.org").wrap()
    assert len(code) == 6
    assert device.validate_code(code)


@pytest.mark.parametrize("command", [("sign_in_links",), ("demo_code", "editor")])
def test_commands_refuse_where_the_doors_are_shut(command):
    with pytest.raises(CommandError):
        call_command(*command)
    assert not User.objects.exists()


@pytest.mark.parametrize("path", ["sign-in/x/", "mail/"])
def test_pages_are_missing_where_the_doors_are_shut(client, site_root, settings, path):
    assert client.get(f"/dev/{path}", follow=True).status_code == 404
    settings.ROOT_URLCONF = "tests.accounts.with_doors"
    assert client.get(f"/dev/{path}", follow=True).status_code == 404


def test_kept_mail_is_shown_as_text(client, doors, settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    letter = mail.EmailMessage(
        "Réinitialiser", "<b>gras</b> http://localhost/x", to=["a@example.org"]
    )
    EmailBackend(file_path=str(tmp_path)).send_messages([letter])
    body = client.get("/dev/mail/").content.decode()
    assert "Réinitialiser" in body
    assert "&lt;b&gt;gras&lt;/b&gt;" in body
    assert 'href="http://localhost/x"' in body


def test_no_mail_is_said_in_words(client, doors, settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path / "none")
    assert "Nothing was sent yet." in client.get("/dev/mail/").content.decode()


def deploy_errors():
    return {it.id for it in run_checks(include_deployment_checks=True) if it.id}


def test_the_deploy_check_refuses_open_doors(settings):
    assert "accounts.E001" not in deploy_errors()
    settings.NEWCOMER_DOORS = True
    assert "accounts.E001" in deploy_errors()


def test_the_deploy_check_refuses_mail_kept_in_files(settings):
    assert "accounts.E002" not in deploy_errors()
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert "accounts.E002" in deploy_errors()
