"""The pages a new site starts with: in pairs, linked, without dead ends."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from directory.facets import FACETS
from directory.models import InclusionCriterion
from liaison.core.visibility import Visibility
from liaison.home.models import Article, HomePage
from liaison.navigation.models import CrisisLine, MenuItem
from tests.directory.finding import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

LINK = re.compile(r'href="(/[^"#]*)"')
LANGUAGES = ("en", "fr")


def pages(language):
    return [page for page in articles() if page.locale.language_code == language]


def articles():
    found = Page.objects.live().filter(depth__gt=2).select_related("locale").specific()
    return [page for page in found if isinstance(page, Article)]


def every_page():
    return list(Page.objects.live().filter(depth__gt=1).select_related("locale").specific())


def test_every_page_has_its_pair():
    for page in every_page():
        pair = page.get_translations().live().get()
        assert pair.locale_id != page.locale_id, page


def test_the_language_switch_lands_on_the_same_page(client):
    body = client.get("/en/worried-about-someone/").content.decode()
    assert 'href="/fr/s-inquieter-pour-quelqu-un/"' in body


def test_wagtails_welcome_page_is_gone():
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert Site.objects.get(is_default_site=True).root_page.specific_class is HomePage


def not_for_everyone():
    """The explainer on restrictive measures is for practitioners (R114)."""
    return {
        page.url
        for page in every_page()
        if getattr(page, "visibility", Visibility.PUBLIC) != Visibility.PUBLIC
    }


def test_every_page_opens_in_both_languages(client):
    closed = not_for_everyone()
    assert len(closed) == len(LANGUAGES)
    for page in every_page():
        assert client.get(page.url).status_code == (403 if page.url in closed else 200), page.url


def test_no_mark_of_the_source_text_is_left(client):
    for page in every_page():
        body = client.get(page.url).content.decode()
        assert not re.search(r"\]\(|\*\*|\{(find|email|crisis)|<p>(##|- |> )", body), page


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_and_texts_have_no_dead_link(client, language):
    found = {
        address
        for page in every_page()
        if page.locale.language_code == language
        for address in LINK.findall(client.get(page.url).content.decode())
        if not address.startswith("/static/")
    }
    assert len(found) > len(MenuItem.objects.all())
    for address in found - not_for_everyone():
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_menu_item_leads_somewhere_in_both_languages(language):
    with override(language):
        assert all(item.url.startswith(f"/{language}/") for item in MenuItem.objects.all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_to_the_finder_find_something(client, language):
    known = {facet.code for facet in FACETS}
    buttons = [
        block.value["query"]
        for page in pages(language)
        for block in page.body
        if block.block_type == "finder_link"
    ]
    assert len(buttons) >= 10
    with override(language):
        find = reverse("find")
    for query in set(buttons):
        assert set(parse_qs(query)) <= known, query
        page = page_of(client.get(f"{find}?{query}"))
        assert not page.query.problems, query
        assert page.total > 0, query


def test_numbers_that_nobody_checked_carry_no_date():
    assert CrisisLine.objects.count() >= 6
    assert not CrisisLine.objects.exclude(verified_on=None).exists()


@pytest.mark.parametrize(("language", "number"), [("en", "911"), ("fr", "9-8-8")])
def test_numbers_are_in_the_strip_of_every_page(client, language, number):
    for page in pages(language):
        assert number in client.get(page.url).content.decode(), page


@pytest.mark.covers("R144", part=True)
@pytest.mark.parametrize("address", ["/en/inclusion-criteria/", "/fr/criteres-d-inscription/"])
def test_criteria_are_public_and_a_review_can_be_asked_for(client, address):
    body = client.get(address).content.decode()
    column = "text_fr" if address.startswith("/fr/") else "text_en"
    for text in InclusionCriterion.objects.values_list(column, flat=True):
        assert text in body
    assert "mailto:liaison@example.org" in body


@pytest.mark.covers("R084", part=True)
def test_reporting_to_police_is_a_second_screen_that_says_what_it_is(client):
    home = client.get("/en/").content.decode()
    worried = client.get("/en/worried-about-someone/").content.decode()
    report = client.get("/en/reporting-to-police/").content.decode()
    assert "/en/reporting-to-police/" not in home
    assert 'href="/en/reporting-to-police/"' in worried
    assert "1-800-420-5805" not in worried
    assert "It is not a support line. Liaison sends no reports." in report


@pytest.mark.covers("R084", part=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_form_to_write_about_a_person(client, language):
    for page in pages(language):
        assert "<textarea" not in client.get(page.url).content.decode()


@pytest.mark.covers("R173", part=True)
def test_the_home_page_has_four_doors_in_each_language():
    for home in HomePage.objects.all():
        assert len(home.doors) == 4
        for door in home.doors:
            assert door.value["page"].locale_id == home.locale_id


def test_the_privacy_page_says_what_is_counted(client):
    assert (
        "We count searches that found nothing, by region and kind of need only: "
        "never your words or who you are."
    ) in client.get("/en/privacy/").content.decode()


def test_pages_say_that_radical_thought_is_lawful(client):
    assert "Radical thought is lawful" in client.get("/en/learn/").content.decode()
    assert "La pensée radicale est permise" in client.get("/fr/comprendre/").content.decode()


def test_no_page_claims_a_review_that_did_not_happen():
    assert not [page for page in articles() if page.reviewed_on or page.reviewer_role]


@pytest.mark.parametrize("address", ["/en/credits/", "/fr/credits/"])
def test_the_five_papers_are_cited(client, address):
    body = client.get(address, follow=True).content.decode()
    for author in ("CPRLV", "RAN POL", "RAN LOCAL", "CPN-PREV", "Correctional Service of Canada"):
        assert author in body
