"""What other programs are told of this site: sitemaps, robots, previews, a manifest."""

from __future__ import annotations

import json
import re

import pytest
from django.core.management import call_command

from liaison.core.visibility import Visibility
from tests.factories.directory import make_organisation, make_service

pytestmark = pytest.mark.django_db


def text_of(client, path):
    return client.get(path).content.decode()


def test_a_sitemap_a_language_with_the_pair_of_each_address(client, site_root, settings):
    settings.BASE_URL = "https://liaison.example"
    index = text_of(client, "/sitemap.xml")
    assert "<loc>https://liaison.example/sitemap-fr-pages.xml</loc>" in index
    french = text_of(client, "/sitemap-fr-pages.xml")
    assert "<loc>https://liaison.example/fr/</loc>" in french
    assert "<loc>https://liaison.example/en/</loc>" not in french
    assert 'hreflang="en" href="https://liaison.example/en/"' in french


def test_only_what_everyone_may_read_is_in_a_sitemap(client, site_root, regions):
    public = make_service()
    hidden = [
        make_service(visibility=Visibility.PRACTITIONER, organisation=make_organisation()),
        make_service(live=False, organisation=make_organisation(name_en="Second")),
        make_service(organisation=make_organisation(name_en="Third", live=False)),
    ]
    listed = text_of(client, "/sitemap-en-services.xml")
    assert public.get_absolute_url() in listed
    assert [it for it in hidden if it.key in listed] == []


def test_a_page_without_its_pair_says_so_to_nobody(client, site_root):
    site_root["fr"].unpublish()
    assert 'hreflang="fr"' not in text_of(client, "/sitemap-en-pages.xml")
    assert 'hreflang="fr" href="' not in text_of(client, "/en/").split("</head>")[0]


def test_robots_may_read_the_finder_but_not_searches(client, site_root):
    lines = text_of(client, "/robots.txt").splitlines()
    assert "Disallow: /en/find/?" in lines
    assert "Disallow: /fr/trouver/?" in lines
    assert "Disallow: /en/find/" not in lines
    assert lines[-1].endswith("/sitemap.xml")


def test_the_first_screen_of_a_phone_names_the_site_and_nothing_else(client):
    told = json.loads(text_of(client, "/fr/site.webmanifest"))
    assert (told["name"], told["lang"], told["start_url"]) == ("Liaison", "fr", "/fr/")
    assert "description" not in told


@pytest.mark.parametrize("path", ["/en/i-want-help/", "/fr/besoin-d-aide/"])
def test_a_preview_of_a_help_page_does_not_tell_what_it_is_about(client, regions, path):
    call_command("load_starter", verbosity=0)
    head = text_of(client, path).split("</head>")[0]
    said = " ".join(re.findall(r'<(?:title|meta)[^>]*(?:content="([^"]*)")?', head)).lower()
    for word in ("violen", "extrem", "extrém", "radical", "sortir", "want out"):
        assert word not in said.replace("liaison", "")
    assert "/img/share-site-" in head


def test_a_preview_names_no_search_and_no_place(client, site_root, regions):
    head = text_of(client, "/en/find/?q=hatred&place=Laval").split("</head>")[0]
    assert "hatred" not in head
    assert "Laval" not in head
