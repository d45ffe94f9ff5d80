"""Programs ask how to embed an address of ours; the builder makes the same code for people."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.factories.directory import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]

BASE = "http://localhost:8000"


def ask(client, url, **more):
    return client.get("/oembed", {"url": url} | more)


def source(html):
    return unescape(re.search(r'src="([^"]*)"', html)[1])


def test_a_search_becomes_a_frame_with_its_filters(client):
    answer = ask(client, f"{BASE}/fr/trouver/?place=Laval&level=secondary").json()
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert source(answer["html"]) == f"{BASE}/embed/fr/trouver/?place=Laval&level=secondary"
    assert 'loading="lazy"' in answer["html"]
    assert f'title="{answer["title"]}"' in answer["html"]


def test_a_listing_becomes_a_frame(client):
    service = make_service()
    answer = ask(client, BASE + service.get_absolute_url()).json()
    assert answer["title"] == "Family anchor point, by Liaison"
    assert source(answer["html"]) == f"{BASE}/embed/en/services/{service.key}/"


def test_the_frame_it_names_exists(client):
    service = make_service()
    for url in (f"{BASE}/en/find/?level=secondary", BASE + service.get_absolute_url()):
        assert client.get(source(ask(client, url).json()["html"])[len(BASE) :]).status_code == 200


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/en/find/",
        f"{BASE}.elsewhere.example/en/find/",
        f"{BASE}@elsewhere.example/en/find/",
        "//elsewhere.example/en/find/",
        "javascript:alert(1)",
        f"{BASE}/admin/",
        f"{BASE}/en/account/",
        f"{BASE}/en/",
        f"{BASE}/en/services/00000000-x/",
        f"{BASE}/no/such/page",
        "http://[",
        "\x00",
    ],
)
def test_anything_but_our_own_public_pages_is_not_found(client, url):
    assert ask(client, url).status_code == 404


def test_a_listing_that_is_not_public_is_not_found(client):
    hidden = make_service(visibility="practitioner")
    assert ask(client, BASE + hidden.get_absolute_url()).status_code == 404


def test_sizes_are_kept_within_what_was_asked(client):
    answer = ask(client, f"{BASE}/en/find/", maxwidth="300", maxheight="5000").json()
    assert (answer["width"], answer["height"]) == (300, 640)
    odd = ask(client, f"{BASE}/en/find/", maxwidth="0", maxheight="-1").json()
    assert (odd["width"], odd["height"]) == (800, 640)


def test_xml_is_not_offered_and_an_address_is_needed(client):
    assert ask(client, f"{BASE}/en/find/", format="xml").status_code == 501
    assert client.get("/oembed").status_code == 400


def test_what_outsiders_wrote_stays_inside_the_attributes(client):
    service = make_service(name_en='"><script>alert(1)</script>')
    url = f"{BASE}/en/services/{service.key}-x/"
    for html in (
        ask(client, url).json()["html"],
        ask(client, f'{BASE}/en/find/?q="><script>alert(1)</script>').json()["html"],
    ):
        assert "<script" not in html
        assert html.count("<") == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pages_say_where_to_ask(client, language):
    service = make_service()
    with override(language):
        paths = [reverse("find"), f"{reverse('find')}?level=secondary", service.get_absolute_url()]
    for path in paths:
        html = client.get(path).content.decode()
        found = re.search(r'type="application/json\+oembed" href="([^"]*)"', html)
        answer = client.get(unescape(found[1])[len(BASE) :])
        assert answer.status_code == 200
        assert source(answer.json()["html"]).count("level=secondary") == path.count("level=")


def test_a_listing_for_practitioners_names_no_such_address(client_for):
    from tests.personas import PRACTITIONER

    hidden = make_service(visibility="practitioner")
    page = client_for(PRACTITIONER).get(hidden.get_absolute_url())
    assert page.status_code == 200
    assert b"oembed" not in page.content


def test_the_builder_makes_code_from_a_search_of_the_finder(client):
    page = client.get(f"{reverse('find')}?level=secondary&place=Laval")
    assert page.status_code == 200
    address = quote(f"{reverse('find')}?level=secondary&place=Laval")
    html = client.get(f"{reverse('embed')}?address={address}&show=map&height=500").content.decode()
    code = unescape(re.search(r'<code id="embed-code">(.*?)</code>', html, re.S)[1])
    assert source(code) == f"{BASE}/embed/en/find/?place=Laval&level=secondary&show=map"
    assert 'width="100%" height="500"' in code
    assert "frame-src 'self'" in client.get(reverse("embed"))["Content-Security-Policy"]


@pytest.mark.parametrize(
    "query", ["address=", "address=https://x.example/", "address=/en/&height=1"]
)
def test_the_builder_says_what_is_wrong_and_keeps_what_was_typed(client, query):
    html = client.get(f"{reverse('embed')}?{query}").content.decode()
    assert "data-error-summary" in html
    assert "embed-code" not in html
