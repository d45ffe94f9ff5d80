"""People take what is held about them, and leave without a trace of their name."""

from __future__ import annotations

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from directory.models import Organisation
from liaison.accounts import erasure
from liaison.accounts.exceptions import LastAdministratorError
from liaison.accounts.export import everything_about, relations
from liaison.accounts.models import PractitionerVerification, User
from tests.personas import PERSONAS, SUPERUSER

pytestmark = pytest.mark.django_db

ADMINISTRATOR = next(one for one in PERSONAS if one.name == "administrator")
DATA, DOWNLOAD, ERASE = (f"/en/account/data/{it}" for it in ("", "download/", "erase/"))
WORK = {"organisation": "CLSC des Exemples", "job_title": "Social worker", "sector": "health"}


@pytest.fixture
def signed_in(client, sign_in, person):
    sign_in(person.email)
    return client


@pytest.fixture
def proven(signed_in, password):
    """Signed in, and asked once more."""
    signed_in.post("/en/account/reauthenticate/", {"password": password})
    return signed_in


@pytest.mark.parametrize("path", [DATA, ERASE])
def test_the_password_is_asked_once_more(signed_in, password, path):
    asked = signed_in.get(path)
    assert asked.url.startswith("/en/account/reauthenticate/?next=")
    wrong = signed_in.post(asked.url, {"password": "not this one"})
    assert "This isn’t your password" in wrong.content.decode()
    assert signed_in.post(asked.url, {"password": password}).url == path


def test_the_file_holds_everything_but_the_secrets(proven, person):
    person.verifications.create(**WORK)
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    answer = proven.post(DOWNLOAD)
    assert answer["Content-Disposition"] == 'attachment; filename="account.json"'
    assert "no-store" in answer["Cache-Control"]
    held = json.loads(answer.content)
    assert held["account"]["email"] == person.email
    assert held["yours"]["accounts.PractitionerVerification"][0]["organisation"] == (
        "CLSC des Exemples"
    )
    assert held["yours"]["account.EmailAddress"][0]["verified"] is True
    text = answer.content.decode()
    assert "JBSWY3DPEHPK3PXP" not in text
    assert person.password not in text


def test_the_file_names_what_the_person_did():
    moderator = SUPERUSER.make()
    asked = PractitionerVerification.objects.create(
        user=User.objects.create_user("asks@example.org"), **WORK
    )
    PractitionerVerification.objects.filter(pk=asked.pk).update(refused_by=moderator)
    named = everything_about(moderator)["where_you_are_named"]
    assert named["accounts.PractitionerVerification"] == [{"id": str(asked.pk), "as": "refused_by"}]


def test_the_file_names_what_the_logs_say_of_the_person(person):
    record = Organisation.objects.create(name_en="Example")
    log(record, "wagtail.edit", user=person)
    named = everything_about(person)["where_you_are_named"]
    assert [entry["as"] for entry in named["wagtailcore.ModelLogEntry"]] == ["user"]


def test_no_one_gets_the_file_of_another(client_for, persona, person, site_root):
    answer = client_for(persona).post(DOWNLOAD)
    assert person.email not in answer.content.decode()


def test_looking_at_the_pages_changes_nothing(proven, person):
    before = everything_about(User.objects.get()) | {"made_at": ""}
    for path in (DATA, DOWNLOAD, ERASE, "/en/account/data/erased/"):
        proven.get(path)
    assert everything_about(User.objects.get()) | {"made_at": ""} == before


def test_who_leaves_is_gone_on_every_device(proven, person, password):
    other = Client()
    other.post("/en/account/login/", {"login": person.email, "password": password})
    asked = person.verifications.create(**WORK)
    record = Organisation.objects.create(name_en="Example")
    log(record, "wagtail.edit", user=person)
    log(asked, "wagtail.edit", user=SUPERUSER.make())
    assert proven.post(ERASE).url == "/en/account/data/erased/"
    assert not User.objects.filter(email=person.email).exists()
    assert not EmailAddress.objects.exists()
    assert not PractitionerVerification.objects.exists()
    assert not Session.objects.filter(session_key=other.session.session_key).exists()
    assert other.get("/en/account/").status_code == 302
    assert ModelLogEntry.objects.for_instance(record).get().user is None
    named = ModelLogEntry.objects.get(
        content_type=ContentType.objects.get_for_model(PractitionerVerification)
    )
    assert named.label == ""
    assert "Camille" not in json.dumps(list(ModelLogEntry.objects.values("label", "data")))


def test_a_person_whom_an_administrator_deletes_leaves_no_name_either(client_for, person):
    administrator = client_for(ADMINISTRATOR)
    assert administrator.post(f"/admin/users/delete/{person.pk}/").status_code == 302
    assert not User.objects.filter(pk=person.pk).exists()
    said = json.dumps(list(ModelLogEntry.objects.values("label", "data")))
    assert "Camille" not in said
    assert person.email not in said


def test_nothing_keeps_a_person_from_leaving():
    """A table that holds people back would hold back their erasure."""
    keeping = [field for field in (it for it, _ in relations()) if held_back(field)]
    assert keeping == []


def held_back(field):
    return field.remote_field.on_delete in {models.PROTECT, models.RESTRICT}


def test_decisions_stay_without_the_name_of_who_took_them(person):
    asker = User.objects.create_user("asks@example.org")
    asked = asker.verifications.create(**WORK)
    PractitionerVerification.objects.filter(pk=asked.pk).update(refused_by=person)
    erasure.erase(user=person)
    asked.refresh_from_db()
    assert asked.refused_by is None


def test_the_last_administrator_stays_and_is_told_why(proven, person):
    person.groups.add(Group.objects.get_or_create(name="administrator")[0])
    TOTP.activate(person, "JBSWY3DPEHPK3PXP")
    assert "You are the only administrator" in proven.get(ERASE).content.decode()
    assert proven.post(ERASE).status_code == 200
    assert User.objects.filter(pk=person.pk).exists()
    with pytest.raises(LastAdministratorError):
        erasure.erase(user=person)
    ADMINISTRATOR.make()
    erasure.erase(user=person)
    assert not User.objects.filter(pk=person.pk).exists()


def test_a_closed_administrator_does_not_count(person):
    person.groups.add(Group.objects.get_or_create(name="administrator")[0])
    other = SUPERUSER.make()
    User.objects.filter(pk=other.pk).update(is_active=False)
    assert erasure.is_last_administrator(person)
