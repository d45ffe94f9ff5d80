"""What stands in a frame on a partner's page, and what never does."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from directory.enums import LocationPrivacy
from directory.models import EmbedOrigin, UnmetSearch
from tests.factories.directory import make_location, make_organisation, make_service
from tests.personas import EDITOR, PRACTITIONER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]

FIND = "/embed/en/find/"
PARTNER = "https://www.example.org"


def policy(response, name="frame-ancestors"):
    parts = response["Content-Security-Policy"].split("; ")
    return next(part for part in parts if part.startswith(name))


def test_only_the_sites_on_the_list_may_frame_it(client):
    assert policy(client.get(FIND)) == "frame-ancestors 'self'"
    EmbedOrigin.objects.create(origin=PARTNER, partner="Maison Exemple")
    response = client.get(FIND)
    assert policy(response) == f"frame-ancestors 'self' {PARTNER}"
    assert not response.has_header("X-Frame-Options")


def test_every_other_page_may_be_framed_by_nobody(client):
    EmbedOrigin.objects.create(origin=PARTNER, partner="Maison Exemple")
    for path in ("/en/", reverse("find"), reverse("embed"), "/oembed"):
        response = client.get(path)
        assert policy(response) == "frame-ancestors 'none'"
        assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https://*",
        "https://*.example.org",
        "http://www.example.org",
        "https://www.example.org/",
        "https://www.example.org/page",
        "https://www.example.org; script-src *",
        "https://www.example.org 'self'",
        "https://www.example.org\nX: y",
        "https://user@www.example.org",
        "javascript:alert(1)",
        "www.example.org",
        "https://localhost",
    ],
)
def test_a_site_on_the_list_is_one_host_and_nothing_else(origin):
    with pytest.raises(ValidationError):
        EmbedOrigin(origin=origin, partner="x").full_clean()


@pytest.mark.parametrize("path", [FIND, "/embed/fr/trouver/", "/embed/en/map.json"])
def test_it_shows_what_everyone_sees_and_sets_no_cookie(client, client_for, path):
    make_service(name_en="Open to all", locations=[make_location(make_organisation())])
    make_service(
        name_en="For practitioners",
        visibility="practitioner",
        locations=[make_location(make_organisation())],
    )
    nobody = client.get(path)
    assert nobody.cookies == {}
    assert b"For practitioners" not in nobody.content
    for persona in (PRACTITIONER, EDITOR):
        assert client_for(persona).get(path).content == nobody.content


def test_a_listing_opens_outside_the_frame(client):
    service = make_service()
    html = client.get(FIND).content.decode()
    link = f'<h2><a href="{service.get_absolute_url()}" target="_blank" rel="noopener"'
    assert link in html
    assert link in client.get(f"/embed/en/services/{service.key}/").content.decode()


def test_the_filters_of_the_address_hold(client):
    make_service(name_en="For families", audiences=["family"])
    make_service(name_en="For young people", audiences=["youth"])
    html = client.get(f"{FIND}?audience=family").content.decode()
    assert "For families" in html
    assert "For young people" not in html


def test_it_is_in_the_language_of_its_address_whatever_the_browser_wants(client):
    make_service()
    html = client.get("/embed/fr/trouver/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="fr">' in html
    assert "Point d’appui familles" in html
    assert "Par Liaison" in html


def test_a_listing_that_is_not_public_is_missing(client):
    shown = make_service()
    for fields in ({"visibility": "practitioner"}, {"live": False}):
        hidden = make_service(**fields)
        assert client.get(f"/embed/en/services/{hidden.key}/").status_code == 404
    assert client.get(f"/embed/en/services/{shown.key}/").status_code == 200


def test_hidden_addresses_stay_hidden(client):
    organisation = make_organisation()
    place = make_location(organisation, privacy=LocationPrivacy.HIDDEN)
    service = make_service(organisation=organisation, locations=[place])
    for path in (FIND, "/embed/en/map.json", f"/embed/en/services/{service.key}/"):
        text = client.get(path).content.decode()
        assert "Canari" not in text
        assert "45.5" not in text


def test_odd_addresses_break_nothing(client):
    make_service()
    for query in ("page=99999", "show=<b>", "place=%00", "level=x&radius=abc", "show=map&page=x"):
        assert client.get(f"{FIND}?{query}").status_code == 200
    assert client.get("/embed/en/map.json?bbox=x").status_code == 400


def test_a_frame_that_finds_nothing_is_not_counted_as_a_search(client):
    client.get(f"{FIND}?q=zebra")
    assert not UnmetSearch.objects.exists()


def test_what_outsiders_wrote_is_text(client):
    make_service(name_en='<script>alert(1)</script>"')
    for path in (FIND, f"{FIND}?q=<script>alert(1)</script>"):
        assert b"<script>alert" not in client.get(path).content
