"""Closed for a while: no page, no form, but the process still says that it lives."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def closed(settings):
    settings.MAINTENANCE = True


@pytest.mark.parametrize("path", ["/", "/en/", "/fr/trouver/", "/admin/", "/sitemap.xml"])
def test_every_address_says_so_without_asking_the_database(client, path):
    answer = client.get(path)  # no database in this test: a query would fail it
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "9-8-8" in answer.content.decode()


def test_a_form_is_not_taken(client):
    assert client.post("/en/account/login/", {"login": "a@example.org"}).status_code == 503


def test_whoever_watches_the_process_sees_it_alive(client):
    assert client.get("/healthz").content == b"ok"
