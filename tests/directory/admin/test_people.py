"""People, their language, and the verification of practitioners."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from liaison.accounts.models import PractitionerVerification, User
from tests.personas import MEMBER, SUPERUSER

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client_as):
    return client_as("administrator")


def new_person(**changes):
    data = {"email": "New@Example.org", "name": "", "language": "fr"}
    password = {"password1": "a-long-passphrase", "password2": "a-long-passphrase"}
    return data | password | changes


def test_a_person_needs_an_address_and_no_name(administrator):
    role = Group.objects.get(name="editor")
    url = reverse("wagtailusers_users:add")
    administrator.post(url, new_person(groups=[role.pk]))
    person = User.objects.get(email="new@example.org")
    assert (person.name, person.language, person.roles) == ("", "fr", {"editor"})
    assert person.check_password("a-long-passphrase")


def test_one_address_is_one_person(administrator):
    url = reverse("wagtailusers_users:add")
    administrator.post(url, new_person())
    page = administrator.post(url, new_person(email="NEW@example.org"))
    assert page.status_code == 200
    assert page.context["form"].errors["email"]


def test_roles_are_shown_in_words(administrator):
    page = administrator.get(reverse("wagtailusers_users:add")).content.decode()
    assert "Organisation manager" in page
    assert "organisation-manager" not in page


def test_a_person_is_changed(administrator):
    member = MEMBER.make()
    url = reverse("wagtailusers_users:edit", args=[member.pk])
    assert administrator.get(url).status_code == 200
    data = {"email": member.email, "name": "Renamed", "language": "fr", "is_active": "on"}
    administrator.post(url, data)
    member.refresh_from_db()
    assert (member.name, member.language) == ("Renamed", "fr")


def test_people_are_found_by_name(administrator):
    MEMBER.make()
    page = administrator.get(reverse("wagtailusers_users:index"), {"q": "member"})
    assert [person.email for person in page.context["users"]] == [MEMBER.email]


def test_the_editors_room_speaks_the_persons_language(client_as, site_root):
    client = client_as("editor")
    home = reverse("wagtailadmin_home")
    User.objects.get(email="editor@example.org")
    assert '<html lang="en"' in client.get(home).content.decode()
    editor = User.objects.get(email="editor@example.org")
    editor.language = "fr"
    editor.save()
    assert '<html lang="fr"' in client.get(home, HTTP_ACCEPT_LANGUAGE="en").content.decode()


def test_a_language_chosen_on_the_account_page_is_the_persons(client_as):
    client = client_as("editor")
    url = reverse("wagtailadmin_account")
    assert "last_name" not in client.get(url).content.decode()
    data = {
        "name_email-name": "Renée",
        "locale-preferred_language": "fr",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    assert client.post(url, data).status_code == 302
    editor = User.objects.get(email="editor@example.org")
    assert (editor.name, editor.language) == ("Renée", "fr")
    assert editor.wagtail_userprofile.preferred_language == "fr"


def test_a_superuser_is_not_made_or_taken_over_from_a_screen(administrator):
    administrator.post(reverse("wagtailusers_users:add"), new_person(is_superuser="on"))
    assert not User.objects.get(email="new@example.org").is_superuser
    superuser = SUPERUSER.make()
    url = reverse("wagtailusers_users:edit", args=[superuser.pk])
    assert administrator.get(url).status_code == 302
    administrator.post(url, new_person(email=superuser.email))
    superuser.refresh_from_db()
    assert not superuser.has_usable_password()


@pytest.fixture
def asked():
    return PractitionerVerification.objects.create(
        user=MEMBER.make(), organisation="CLSC", job_title="Social worker", sector="health"
    )


def test_a_moderator_verifies_a_practitioner_for_a_year(client_as, asked):
    client = client_as("moderator")
    url = reverse("accounts_verifications:answer", args=[asked.pk])
    assert "Social worker" in client.get(url).content.decode()
    asked.refresh_from_db()
    assert asked.approved_at is None
    client.post(url, {"decision": "approve"})
    asked.refresh_from_db()
    assert asked.approved_by.email == "moderator@example.org"
    assert timedelta(days=364) < asked.expires_at - timezone.now() <= timedelta(days=365)
    assert User.objects.get(email=MEMBER.email).is_verified_practitioner


@pytest.mark.parametrize(("state", "number"), [("waiting", 1), ("current", 0), ("expired", 1)])
def test_verifications_are_listed_by_state(client_as, asked, state, number):
    PractitionerVerification.objects.create(
        user=asked.user,
        organisation="Ailleurs",
        job_title="TS",
        approved_at=timezone.now() - timedelta(days=400),
        expires_at=timezone.now() - timedelta(days=35),
    )
    page = client_as("moderator").get(reverse("practitioner_verifications:index"), {"state": state})
    assert len(page.context["object_list"]) == number
