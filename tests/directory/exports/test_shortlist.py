"""The page of a shortlist: an address that works without a script."""

from __future__ import annotations

import re

import pytest

from directory import services as directory_services
from directory.exports.formats import MOST_KEYS
from liaison.core.keys import new_key
from tests.factories.directory import make_service
from tests.personas import PRACTITIONER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions", "site_root")]
TITLES = re.compile(r'<h2 class="title-s"[^>]*><a [^>]*>([^<]+)</a>')


def page(client, keys, language="en"):
    path = "/en/shortlist/" if language == "en" else "/fr/ma-liste/"
    return client.get(path, {"s": keys}).content.decode()


@pytest.fixture
def three():
    return [make_service(name_en=name) for name in ("First", "Second", "Third")]


def test_it_shows_the_services_of_the_address_in_its_order(client, three):
    html = page(client, [three[2].key, three[0].key, three[2].key])
    assert TITLES.findall(html) == ["Third", "First"]
    assert "confirmed on" in html
    assert "Who may refer" in html
    assert 'id="help-now"' in html


def test_links_take_off_and_move_without_a_script(client, three):
    keys = [service.key for service in three]
    html = page(client, keys)
    hrefs = [href.replace("&amp;", "&") for href in re.findall(r'href="(\?s=[^"#]+)#', html)]
    moved = client.get(f"/en/shortlist/{hrefs[0]}").content.decode()
    assert TITLES.findall(moved) == ["Second", "First", "Third"]
    shorter = re.findall(r'href="(/en/shortlist/\?s=[^"]+)"', html)
    assert TITLES.findall(client.get(shorter[0].replace("&amp;", "&")).content.decode()) == [
        "Second",
        "Third",
    ]


@pytest.mark.parametrize("why", ["unknown", "hidden", "draft", "practitioner"])
def test_what_is_not_shown_is_counted_and_nothing_else_said(client, why):
    key = new_key()
    if why != "unknown":
        service = make_service(name_en="Vanishing point")
        key = service.key
        if why == "hidden":
            directory_services.withhold(service=service, reason="safety")
        else:
            fields = {"live": False} if why == "draft" else {"visibility": "practitioner"}
            type(service).objects.filter(pk=service.pk).update(**fields)
    html = page(client, [key])
    assert "1 service of this list is no longer shown here." in html
    assert "Vanishing" not in html


def test_a_practitioner_sees_what_is_theirs(client_for):
    service = make_service(name_en="For practitioners", visibility="practitioner")
    assert "For practitioners" in page(client_for(PRACTITIONER), [service.key])


def test_odd_keys_are_no_keys(client):
    html = page(client, ["", "<script>", "x" * 5000, "../etc", "\x00"])
    assert "Your shortlist is empty." in html
    assert "no longer shown" not in html


def test_a_list_is_long_enough_for_anybody_and_no_longer(client, three):
    html = page(client, [three[0].key, *(new_key() for _ in range(MOST_KEYS + 4))])
    assert "A shortlist holds at most 50 services; 5 were left out." in html
    assert TITLES.findall(html) == ["First"]


def test_the_other_language_shows_the_same_list(client, three):
    html = page(client, [three[0].key])
    switch = re.search(r'href="(/fr/ma-liste/[^"]*)"', html)
    assert switch
    french = client.get(switch[1].replace("&amp;", "&")).content.decode()
    assert "Point d’appui familles" in french


def test_search_engines_and_caches_keep_no_list(client, three):
    response = client.get("/en/shortlist/", {"s": three[0].key})
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert (
        three[0].key not in re.search(r'<link rel="canonical"[^>]*>', response.content.decode())[0]
    )
