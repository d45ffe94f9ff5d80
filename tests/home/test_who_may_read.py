"""Texts for practitioners: opened to them, named to everyone, and nowhere else."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from liaison.core.visibility import Visibility
from liaison.home.models import ExplainerPage, NewsIndexPage, NewsPage
from tests.factories.articles import make_article
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db

WORDS = "Words."


@pytest.fixture
def explainer(learn):
    return make_article(
        learn, ExplainerPage, title="Peace bonds", visibility=Visibility.PRACTITIONER
    )


@pytest.mark.covers("R114", part=True)
@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_only_verified_practitioners_and_staff_read_a_text_for_practitioners(
    client, explainer, persona
):
    if persona.signed_in:
        client.force_login(persona.make())
    answer = client.get(explainer.url)
    allowed = persona.is_verified or persona.is_staff
    assert answer.status_code == (200 if allowed else 403)
    assert (WORDS in answer.content.decode()) == allowed


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_a_text_of_the_staff_is_a_missing_page_to_others(client, learn, persona):
    page = make_article(learn, visibility=Visibility.STAFF)
    if persona.signed_in:
        client.force_login(persona.make())
    assert client.get(page.url).status_code == (200 if persona.is_staff else 404)


def test_whoever_is_turned_away_learns_what_it_is_and_how_to_read_it(client, explainer):
    body = client.get(explainer.url).content.decode()
    assert "Peace bonds" in body
    with override("en"):
        assert f"{reverse('account_login')}?next={explainer.url}" in body


def test_an_earlier_reader_s_page_is_not_kept_for_the_next(client, explainer):
    reader = next(persona for persona in PERSONAS if persona.is_verified and not persona.is_staff)
    client.force_login(reader.make())
    assert client.get(explainer.url).status_code == 200
    client.logout()
    client.cookies.clear()
    assert client.get(explainer.url).status_code == 403


def test_the_part_it_belongs_to_says_for_whom_it_is(client, learn, explainer):
    make_article(learn, title="Of the house", visibility=Visibility.STAFF)
    body = client.get(learn.url).content.decode()
    assert "Peace bonds" in body
    assert "Verified practitioners" in body
    assert "Of the house" not in body


def test_it_is_in_no_sitemap_and_no_feed(client, site_root, explainer):
    index = site_root["en"].add_child(
        instance=NewsIndexPage(title="News", slug="news", summary="News.")
    )
    shown = make_article(index, NewsPage, title="Open news")
    hidden = make_article(index, NewsPage, title="News for some", visibility="practitioner")
    assert explainer.url not in client.get("/sitemap-pages.xml").content.decode()
    with override("en"):
        feed = client.get(reverse("news_feed")).content.decode()
    assert shown.title in feed
    assert hidden.title not in feed


def test_a_page_for_people_at_risk_is_open_to_everyone(learn):
    page = make_article(learn, is_help_page=True)
    page.visibility = Visibility.PRACTITIONER
    with pytest.raises(ValidationError, match="open to everyone"):
        page.full_clean()
