"""Pages kept for everyone hold nothing of anyone, and a site without pages still helps."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from liaison.home.models import HomePage


@pytest.mark.django_db
@pytest.mark.parametrize(("home", "finder"), [("/en/", "/en/find/"), ("/fr/", "/fr/trouver/")])
def test_a_site_without_a_home_page_opens_at_the_finder(client, home, finder):
    assert not HomePage.objects.exists()
    response = client.get(home)
    assert response.status_code == 302
    assert response["Location"] == finder


@pytest.mark.django_db
@pytest.mark.usefixtures("demo_site")
def test_the_form_of_a_page_with_a_password_is_made_anew_for_each_reader():
    page = Page.objects.get(pk=HomePage.objects.get(locale__language_code="en").pk)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open"
    )
    try:
        first, second = (Client().get("/en/") for _reader in range(2))
        assert first.content != second.content
        assert "csrftoken" in second.cookies
    finally:
        restriction.delete()
