"""Whoever wants an account opens one, with an address that is theirs; nobody learns who has one."""

from __future__ import annotations

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone

from liaison.accounts.models import User

pytestmark = pytest.mark.django_db

TOPIC = re.compile(r"extrem|extrém|violen|prevent|préven|radical|liaison", re.IGNORECASE)


@pytest.mark.parametrize(
    ("language", "path", "opening"),
    [("en", "/en/account/confirm/", "Hello,"), ("fr", "/fr/compte/confirmer/", "Bonjour,")],
)
def test_the_letter_is_in_the_language_that_was_chosen_and_names_no_topic(
    sign_up, mailoutbox, settings, language, path, opening
):
    settings.BASE_URL = "https://example.org"
    sign_up(language=language)
    [letter] = mailoutbox
    assert letter.body.startswith(opening)
    assert f"https://example.org{path}" in letter.body
    assert not TOPIC.search(letter.subject + letter.body)


def test_a_confirmed_person_is_a_member_and_signs_in(client, sign_up, sign_in, mailoutbox, link_in):
    sign_up(name="Camille", language="fr")
    assert "_auth_user_id" not in client.session
    link = link_in(mailoutbox[0])
    client.get(link)
    assert not EmailAddress.objects.get().verified  # mail scanners follow links
    client.post(link)
    response = sign_in("new@example.org")
    user = User.objects.get()
    assert (user.name, user.language, user.roles) == ("Camille", "fr", {"member"})
    assert client.session["_auth_user_id"] == str(user.pk)
    assert response.url == "/fr/compte/"


def test_nobody_signs_in_before_the_address_is_confirmed(client, sign_up, sign_in):
    sign_up()
    assert sign_in("new@example.org").url == "/en/account/confirm/"
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("confirmed", [True, False])
def test_a_taken_address_answers_as_a_free_one(client, sign_up, person, mailoutbox, confirmed):
    person.emailaddress_set.update(verified=confirmed)
    free, taken = sign_up("free@example.org"), sign_up(person.email.upper())
    assert (free.status_code, free.url) == (taken.status_code, taken.url)
    pages = [client.get(answer.url).content.decode() for answer in (free, taken)]
    assert pages[0] == pages[1]
    assert [letter.to for letter in mailoutbox] == [["free@example.org"], [person.email]]
    assert "It has one already" in mailoutbox[1].body
    assert User.objects.count() == 2
    person.refresh_from_db()
    assert person.check_password("a long enough sentence 42")


def test_a_taken_address_takes_as_long(sign_up, person):
    """Scrambling the password is what takes time; both answers do it once."""
    with patch("django.contrib.auth.hashers.MD5PasswordHasher.encode", return_value="x") as taken:
        sign_up(person.email)
    with patch("django.contrib.auth.hashers.MD5PasswordHasher.encode", return_value="x") as free:
        sign_up("free@example.org")
    assert taken.call_count == free.call_count == 1


def test_two_who_sign_up_at_once_are_answered_alike(sign_up, person, mailoutbox, monkeypatch):
    monkeypatch.setattr(
        "allauth.account.internal.flows.manage_email.email_already_exists",
        lambda email: (email, False),
    )
    assert sign_up(person.email).url == "/en/account/confirm/"
    assert User.objects.count() == 1
    assert "It has one already" in mailoutbox[0].body


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "nobody"},
        {"password1": "short", "password2": "short"},
        {"password2": "another sentence 43"},
        {"language": "de"},
        {"name": "n" * 121},
    ],
)
def test_what_cannot_be_is_told(sign_up, mailoutbox, changes):
    response = sign_up(**changes)
    assert response.status_code == 200
    assert "Please check these points" in response.content.decode()
    assert not User.objects.exists()
    assert not mailoutbox


def test_what_is_kept_is_said_before_the_first_field(client, site_root):
    page = client.get("/en/account/sign-up/").content.decode()
    assert 0 < page.index("What we keep") < page.index("<input")


def later(days):
    return (timezone.now() + timedelta(days=days)).timestamp


@pytest.mark.parametrize("case", ["forged", "used", "old"])
def test_a_link_that_does_not_work_says_so_and_how_to_go_on(
    client, sign_up, mailoutbox, link_in, monkeypatch, case
):
    sign_up()
    link = link_in(mailoutbox[0])
    if case == "forged":
        link = "/en/account/confirm/MQ:forged:token/"
    elif case == "used":
        client.post(link)
    else:
        monkeypatch.setattr("time.time", later(days=4))
    for response in (client.get(link), client.post(link)):
        page = response.content.decode()
        assert "This link doesn’t work any more" in page
        assert 'href="/en/account/login/"' in page
    assert EmailAddress.objects.filter(verified=True).exists() == (case == "used")


def test_accounts_that_nobody_confirmed_are_forgotten(sign_up, person, capsys):
    sign_up("old@example.org")
    sign_up("young@example.org")
    User.objects.exclude(email="young@example.org").update(
        date_joined=timezone.now() - timedelta(days=31)
    )
    call_command("forget_unconfirmed", "--dry-run")
    assert User.objects.count() == 3
    call_command("forget_unconfirmed")
    assert capsys.readouterr().out == "1 to erase; nothing was changed.\n1 erased.\n"
    kept = set(User.objects.values_list("email", flat=True))
    assert kept == {person.email, "young@example.org"}
