"""What an administrator may do with the accounts of others, and what that does."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, Permission

from liaison.accounts.models import User
from liaison.accounts.roles import Role
from tests.personas import PERSONAS, SUPERUSER

pytestmark = pytest.mark.django_db

ADMINISTRATOR = next(it for it in PERSONAS if it.roles == (Role.ADMINISTRATOR,))


@pytest.fixture
def move(client_for, person):
    def to(email):
        words = {"email": email, "name": "Camille", "language": "en", "is_active": "on"}
        return client_for(ADMINISTRATOR).post(f"/admin/users/edit/{person.pk}/", words)

    return to


def test_an_address_that_an_administrator_replaced_opens_nothing(
    move, client, sign_in, person, mailoutbox
):
    move("moved@example.org")
    assert sign_in(person.email).status_code == 200  # refused
    client.post("/en/account/password/reset/", {"email": person.email})
    assert not mailoutbox
    sign_in("moved@example.org")
    assert [letter.to for letter in mailoutbox] == [["moved@example.org"]]  # to confirm it


def test_no_administrator_gives_a_person_the_address_of_another(move, person):
    other = User.objects.create_user("other@example.org")
    other.emailaddress_set.create(email="robin@example.org", verified=True)
    assert move("robin@example.org").status_code == 200  # the form again
    person.refresh_from_db()
    assert person.email == "camille@example.org"


@pytest.mark.parametrize(
    ("action", "words"),
    [("set_active_state", {"mark_as_active": "False"}), ("assign_role", {}), ("delete", {})],
)
def test_a_superuser_is_not_in_the_hands_of_administrators(client_for, site_root, action, words):
    above, member = SUPERUSER.make(), User.objects.create_user("member@example.org")
    words |= {"role": Group.objects.get_or_create(name=Role.EDITOR)[0].pk}
    url = f"/admin/bulk/accounts/user/{action}/?id={above.pk}&id={member.pk}"
    client_for(ADMINISTRATOR).post(url, words)
    untouched, changed = User.objects.filter(is_superuser=True).get(), User.objects
    assert untouched.is_active
    assert not untouched.groups.exists()
    assert not changed.filter(pk=member.pk, is_active=True, groups=None).exists()


def test_the_last_administrator_stays_one(client_for, site_root):
    last = ADMINISTRATOR.make()
    words = {"email": last.email, "name": "Robin", "language": "en", "is_active": "on"}
    url = f"/admin/users/edit/{last.pk}/"
    response = client_for(ADMINISTRATOR).post(url, words)
    assert "Nobody else could run this site" in response.content.decode()
    assert last.groups.filter(name=Role.ADMINISTRATOR).exists()


def test_a_role_keeps_its_group_and_its_name(client_for, site_root):
    group = Group.objects.get_or_create(name=Role.EDITOR)[0]
    administrator = client_for(ADMINISTRATOR)
    administrator.post(f"/admin/groups/edit/{group.pk}/", {"name": "Writers"})
    administrator.post(f"/admin/groups/delete/{group.pk}/")
    assert Group.objects.filter(pk=group.pk, name=Role.EDITOR).exists()


def test_a_group_of_ones_own_needs_a_second_step_in_the_editors_room(client, person):
    group = Group.objects.create(name="Friends")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    person.groups.add(group)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/")["Location"] == "/en/account/second-factor/overview/"
    assert client.get("/en/account/").status_code == 200


def test_a_verification_is_answered_and_not_edited(client_for, site_root, person):
    asked = person.verifications.create(organisation="Maison", job_title="x", sector="other")
    response = client_for(ADMINISTRATOR).get(f"/admin/practitioner_verifications/edit/{asked.pk}/")
    assert response["Location"] == f"/admin/practitioner_verifications/approve/{asked.pk}/"
