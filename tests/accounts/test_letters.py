"""The letter with the link to a new password: bilingual, neutral, and only to people we know."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

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
