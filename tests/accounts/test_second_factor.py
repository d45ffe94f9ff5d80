"""A person of the staff who has only the site and their mail gets in, and not without the code."""

from __future__ import annotations

import re

import pytest

from liaison.accounts import newcomers
from liaison.accounts.roles import Role

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough sentence 42"


@pytest.fixture
def editor(site_root, settings):
    settings.BASE_URL = "https://liaison.example.org"
    return newcomers.demo_person(Role.EDITOR)


def reset_link(client, mailoutbox, email):
    client.post("/en/account/password/reset/", {"email": email})
    return re.search(r"https?://\S+", mailoutbox[-1].body)[0]


def test_links_in_letters_follow_the_address_of_the_site(client, mailoutbox, editor):
    link = reset_link(client, mailoutbox, editor.email)
    assert link.startswith("https://liaison.example.org/en/account/password/reset/key/")


def test_a_letter_leads_to_a_password_and_the_code_to_the_editors_room(client, mailoutbox, editor):
    path = reset_link(client, mailoutbox, editor.email).removeprefix("https://liaison.example.org")
    form = client.get(path, follow=True)
    words = {"password1": PASSWORD, "password2": PASSWORD}
    done = client.post(form.redirect_chain[-1][0], words, follow=True)
    assert done.status_code == 200
    client.logout()

    asked = client.post(
        "/en/account/login/?next=/admin/",
        {"login": editor.email, "password": PASSWORD},
        follow=True,
    )
    assert asked.redirect_chain[-1][0].startswith("/en/account/second-factor/")
    assert client.get("/admin/").status_code == 302
    client.post(asked.redirect_chain[-1][0], {"code": newcomers.code_for(Role.EDITOR)})
    assert client.get("/admin/").status_code == 200
