"""What people change of their own account."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress

from liaison.accounts.models import User
from tests.personas import MEMBER

pytestmark = pytest.mark.django_db

ADDRESS = "/en/account/e-mail/"


@pytest.fixture
def signed_in(client, sign_in, person, password):
    sign_in(person.email)
    client.post("/en/account/reauthenticate/", {"password": password})
    return client


def test_who_is_not_signed_in_is_asked_to(client, site_root):
    assert client.get("/fr/compte/").url == "/fr/compte/connexion/?next=/fr/compte/"


def test_a_name_and_a_language_are_changed_and_answered_in_it(signed_in, person):
    answer = signed_in.post("/en/account/details/", {"name": "", "language": "fr"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/fr/compte/"
    assert "C’est enregistré." in answer.content.decode()
    person.refresh_from_db()
    assert (person.name, person.language) == ("", "fr")


def test_a_new_address_counts_once_it_is_confirmed(signed_in, person, mailoutbox, link_in):
    signed_in.post(ADDRESS, {"action_add": "1", "email": "Camille@example.net"})
    person.refresh_from_db()
    assert person.email == "camille@example.org"
    assert [letter.to for letter in mailoutbox] == [["camille@example.net"]]
    signed_in.post(link_in(mailoutbox[0]))
    person.refresh_from_db()
    assert person.email == "camille@example.net"
    assert EmailAddress.objects.get().email == "camille@example.net"
    assert mailoutbox[1].to == ["camille@example.org"]  # the old address hears of it


def test_a_change_of_address_can_be_taken_back(signed_in, person, mailoutbox, link_in):
    signed_in.post(ADDRESS, {"action_add": "1", "email": "camille@example.net"})
    signed_in.post(ADDRESS, {"action_remove": "1", "email": "camille@example.net"})
    page = signed_in.get(link_in(mailoutbox[0])).content.decode()
    assert "This link doesn’t work any more" in page


@pytest.mark.parametrize("confirmed", [True, False])
def test_the_address_of_another_cannot_be_taken(
    signed_in, person, sign_up, mailoutbox, link_in, confirmed
):
    other = MEMBER.make()
    EmailAddress.objects.create(user=other, email=other.email, verified=confirmed, primary=True)
    taken = signed_in.post(ADDRESS, {"action_add": "1", "email": other.email})
    free = signed_in.post(ADDRESS, {"action_add": "1", "email": "free@example.net"})
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    for letter in mailoutbox:
        if letter.to == [other.email]:
            signed_in.post(link_in(letter))
    person.refresh_from_db()
    assert person.email == "camille@example.org"
    assert User.objects.get(pk=other.pk).email == other.email


def test_an_address_that_is_none_is_told(signed_in, mailoutbox):
    page = signed_in.post(ADDRESS, {"action_add": "1", "email": "nobody"}).content.decode()
    assert "Please check these points" in page
    assert not mailoutbox


def test_the_account_page_shows_whose_it_is_and_no_cache_keeps_it(signed_in, person):
    page = signed_in.get("/en/account/")
    assert person.email in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"
