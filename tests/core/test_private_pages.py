"""What a person who is signed in sees is kept by no cache."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.personas import PRACTITIONER

pytestmark = pytest.mark.django_db

PAGES = ("find", "find_map", "credits")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_a_person_who_is_signed_in_is_stored_nowhere(client_for, name):
    response = client_for(PRACTITIONER).get(reverse(name))
    assert "no-store" in response["Cache-Control"]
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize("name", ["find_map", "credits"])
def test_a_page_for_everyone_may_be_stored(client, name):
    assert "Cache-Control" not in client.get(reverse(name))
