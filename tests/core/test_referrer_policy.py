from __future__ import annotations

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_page_with_a_form_lets_the_browser_say_where_the_form_came_from(client):
    """With no-referrer, the browser's “Origin: null” fails the check against forgery."""
    assert client.get(reverse("account_login"))["Referrer-Policy"] == "same-origin"


def test_pages_without_such_a_form_send_no_referrer(client):
    assert client.get(reverse("credits"))["Referrer-Policy"] == "no-referrer"
