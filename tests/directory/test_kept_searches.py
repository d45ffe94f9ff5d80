"""A search many make is answered from memory for a minute, and never to the wrong person."""

from __future__ import annotations

import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import UnmetSearch
from tests.factories.directory import index, make_service
from tests.personas import PRACTITIONER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]


def test_the_same_search_is_read_once(client, django_assert_num_queries):
    make_service()
    first = client.get("/en/find/?q=family").content
    with django_assert_num_queries(1):  # whether the index changed
        assert client.get("/en/find/?q=family").content == first


def test_a_change_to_a_listing_shows_at_once(client):
    service = make_service()
    assert b"Family anchor point" in client.get("/en/find/").content
    type(service).objects.update(name_en="Renamed")
    index(service)
    assert b"Renamed" in client.get("/en/find/").content


def test_what_a_practitioner_sees_is_kept_for_nobody(client, client_for):
    make_service(visibility="practitioner", name_en="For practitioners")
    assert b"For practitioners" in client_for(PRACTITIONER).get("/en/find/").content
    assert b"For practitioners" not in client.get("/en/find/").content


def test_the_fragment_and_the_page_are_kept_apart(client):
    make_service()
    assert b"<html" in client.get("/en/find/").content
    assert b"<html" not in client.get("/en/find/", headers={"HX-Request": "true"}).content
    assert b"<html" in client.get("/en/find/").content


@pytest.mark.covers("R146", part=True)
def test_each_search_that_finds_nothing_is_counted(client):
    for _ in range(3):
        client.get("/en/find/?level=tertiary")
    assert UnmetSearch.objects.get().count == 3


def test_a_kept_card_follows_the_clock(client, monkeypatch):
    make_service()
    assert b"confirmed today" in client.get("/en/find/").content
    in_two_days = time.time() + 2.5 * 24 * 60 * 60
    monkeypatch.setattr("directory.finder.words.time.time", lambda: in_two_days)
    assert b"confirmed 2 days ago" in client.get("/en/find/?sort=name").content


def test_a_listing_shown_lately_is_not_read_again_until_something_changes(client):
    service = make_service()
    client.get("/en/find/")
    assert texts_read(client, "/en/find/?sort=name") == 0
    index(service)
    assert texts_read(client, "/en/find/?sort=distance") == 1


def texts_read(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert b"Family anchor point" in client.get(address).content
    return sum("search_searchstored" in query["sql"] for query in asked)
