"""The letter with the link to a new password: bilingual, neutral, and only to people we know."""

from __future__ import annotations

import re
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.signals import request_finished
from django.urls import reverse
from django.utils import translation

from liaison.accounts import post
from liaison.accounts.models import User

pytestmark = pytest.mark.django_db

TOPIC = re.compile(r"extrem|extrém|violen|prevent|préven|liaison", re.IGNORECASE)


@pytest.fixture
def ask(client, site_root, settings):
    settings.BASE_URL = "https://example.org"

    def ask(email, language="en"):
        with translation.override(language):
            address = reverse("account_reset_password")
        return client.post(address, {"email": email})

    return ask


@pytest.mark.parametrize(
    ("language", "subject", "opening"),
    [("en", "A new password", "Hello,"), ("fr", "Un nouveau mot de passe", "Bonjour,")],
)
def test_the_letter_is_in_the_language_of_the_person_and_names_no_topic(
    ask, language, subject, opening
):
    User.objects.create_user("camille@example.org", "a long enough password", language=language)
    ask("camille@example.org", "fr" if language == "en" else "en")
    [letter] = mail.outbox
    assert letter.subject == subject
    assert letter.body.startswith(opening)
    assert f"https://example.org/{language}/" in letter.body
    assert not TOPIC.search(letter.subject + letter.body)


def test_a_person_without_an_account_gets_the_same_page_and_no_letter(ask):
    User.objects.create_user("camille@example.org", "a long enough password")
    known = ask("camille@example.org")
    mail.outbox.clear()
    unknown = ask("nobody@example.org")
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert not mail.outbox


def test_a_mail_server_that_is_down_breaks_no_page_and_tells_nobody_who_has_an_account(
    ask, monkeypatch, caplog
):
    def down(*args, **kwargs):
        raise SMTPRecipientsRefused({"camille@example.org": (451, b"later")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", down)
    User.objects.create_user("camille@example.org", "a long enough password")
    known, unknown = ask("camille@example.org"), ask("nobody@example.org")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert "A letter was not sent" in caplog.text
    assert "camille" not in caplog.text


def test_a_letter_leaves_once_the_page_is_out(ask):
    """Or the time that a mail server takes would tell who has an account."""
    User.objects.create_user("camille@example.org", "a long enough password")
    request_finished.disconnect(dispatch_uid="accounts.carry_off_letters")
    try:
        ask("camille@example.org")
        assert not mail.outbox
        post.carry_off()
    finally:
        post.connect()
    assert len(mail.outbox) == 1
