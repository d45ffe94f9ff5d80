from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from allauth.account.models import EmailAddress

from liaison.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Callable

PASSWORD = "a long enough sentence 42"


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def person(site_root) -> User:
    """A member who can sign in with an address and a password."""
    user = User.objects.create_user("camille@example.org", PASSWORD, name="Camille")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def sign_up(client, site_root) -> Callable:
    def send(email: str = "new@example.org", **changes: str):
        words = {"password1": PASSWORD, "password2": PASSWORD, "language": "en"}
        return client.post("/en/account/sign-up/", {"email": email, **words, **changes})

    return send


@pytest.fixture
def sign_in(client, site_root) -> Callable:
    def send(email: str, password: str = PASSWORD, path: str = "/en/account/login/"):
        return client.post(path, {"login": email, "password": password})

    return send


@pytest.fixture
def link_in() -> Callable:
    """The path that a letter links to."""

    def find(letter) -> str:
        return re.search(r"https?://[^/\s]+(/\S+)", letter.body)[1]

    return find
