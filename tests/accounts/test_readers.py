"""Reading leaves no trace: a cookie comes with a form, not before."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/en/", "/fr/", "/en/find/", "/fr/trouver/?q=aide", "/en/credits/"]
)
def test_whoever_only_reads_gets_no_cookie(client, site_root, path):
    response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies


def test_the_way_in_stands_on_every_page_and_becomes_the_account(client, person):
    page = client.get("/en/").content.decode()
    assert 'href="/en/account/login/"' in page
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    own = client.get("/en/").content.decode()
    assert 'href="/en/account/"' in own
    assert 'href="/en/account/login/"' not in own
    client.logout()
    client.cookies.clear()
    assert 'href="/en/account/"' not in client.get("/en/").content.decode()
