"""Guessing is stopped with words and a way on; logs learn nothing."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings as real
from django.test import Client

from liaison.core.logging import without_secrets

pytestmark = pytest.mark.django_db

LOCKED = {"en": "this address is locked for an hour", "fr": "cette adresse est verrouillée"}
LOGIN = {"en": "/en/account/login/", "fr": "/fr/compte/connexion/"}


def guess(sign_in, email, times, path=LOGIN["en"]):
    for _ in range(times):
        response = sign_in(email, "wrong wrong wrong", path)
    return response.content.decode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_twenty_wrong_passwords_lock_the_address(sign_in, person, language):
    assert LOCKED[language] not in guess(sign_in, person.email, 20, LOGIN[language])
    page = sign_in(person.email, path=LOGIN[language])  # the right one now
    assert LOCKED[language] in page.content.decode()


def test_an_address_without_an_account_is_locked_alike(sign_in):
    guess(sign_in, "nobody@example.org", 20)
    assert LOCKED["en"] in guess(sign_in, "nobody@example.org", 1)


def test_others_get_in_all_the_same(sign_in, person):
    guess(sign_in, "nobody@example.org", 21)
    assert sign_in(person.email).status_code == 302


def test_a_new_password_opens_a_locked_address(client, sign_in, person, mailoutbox, link_in):
    guess(sign_in, person.email, 21)
    client.post("/en/account/password/reset/", {"email": person.email})
    form = client.get(link_in(mailoutbox[0]), follow=True).redirect_chain[-1][0]
    words = "another long sentence 43"
    client.post(form, {"password1": words, "password2": words})
    assert sign_in(person.email, words).status_code == 302


def test_a_link_to_a_new_password_works_once(client, person, mailoutbox, link_in):
    client.post("/en/account/password/reset/", {"email": person.email})
    link = link_in(mailoutbox[0])
    words = "another long sentence 43"
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": words, "password2": words})
    again = Client().get(link, follow=True).content.decode()
    assert "This link doesn’t work any more" in again
    assert "Ask for a new link" in again


@pytest.mark.parametrize("email", ["camille@example.org", "nobody@example.org"])
def test_asking_for_a_new_password_again_and_again_is_stopped(client, person, email, mailoutbox):
    codes = [
        client.post("/fr/compte/mot-de-passe/oublie/", {"email": email}).status_code
        for _ in range(6)
    ]
    assert codes == [302] * 5 + [429]
    page = client.post("/fr/compte/mot-de-passe/oublie/", {"email": email}).content.decode()
    assert '<html lang="fr"' in page
    assert len(mailoutbox) <= 5


def test_every_worker_counts_the_same_attempts():
    """The tests keep theirs in memory; a site keeps them where all its processes look."""
    from liaison.settings import base

    assert base.CACHES["default"]["BACKEND"].endswith("FileBasedCache")
    assert real.ACCOUNT_RATE_LIMITS["login_failed"].endswith("20/h/key")


@pytest.mark.parametrize(
    "address",
    [
        "/en/account/confirm/MTM:1xVomF:Sls9oT8RRnxUqO3M/",
        "/fr/compte/confirmer/MTM:1xVomF:Sls9oT8RRnxUqO3M/",
        "/en/account/password/reset/key/1-cq9x7k-0a1b2c3d4e5f/",
        "/dev/sign-in/WzEsIiJd:1xVok7:kXI8A8qvw6CB/",
        "/en/account/login/?next=/secret/",
    ],
)
def test_no_token_reaches_a_log(address):
    said = without_secrets(f'"GET {address} HTTP/1.1" 200')
    assert not any(part in said for part in ("Sls9", "0a1b", "kXI8", "secret"))
    assert said.startswith('"GET /')


def test_signing_in_logs_no_address(sign_in, person, caplog):
    with caplog.at_level(logging.DEBUG):
        guess(sign_in, person.email, 21)
    assert person.email not in caplog.text
