"""What every text says of itself, and what a reader can take away."""

from __future__ import annotations

import datetime
import re

import pytest
from wagtail.rich_text import RichText

from liaison.core.memo import forget_all
from liaison.home.models import ExplainerPage, NewsIndexPage, NewsPage, PracticeNotePage
from tests.factories.articles import make_article

pytestmark = pytest.mark.django_db

NOT_REVIEWED = {
    "en": "Not yet reviewed by a practitioner",
    "fr": "Pas encore révisé par une personne du domaine",
}
MOST_QUERIES, MOST_OF_ANY_PAGE = 8, 40


@pytest.fixture
def learn(site_root):
    """The same part of the site in each language, by language code."""
    english = make_article(site_root["en"], title="Learn", slug="learn")
    french = make_article(site_root["fr"], title="Comprendre", slug="comprendre", pair=english)
    return {"en": english, "fr": french}


def read(client, page, **kwargs):
    return client.get(page.url, **kwargs).content.decode()


@pytest.mark.covers("R123", part=True)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_says_how_sure_it_is_and_what_is_not_known(client, learn, language):
    page = make_article(
        learn[language],
        PracticeNotePage,
        evidence="moderate",
        evidence_note="Two trials.",
        unknown="Whether it lasts.\nWhether it travels.",
    )
    body = read(client, page)
    word = {"en": "Moderate evidence", "fr": "Données probantes moyennes"}[language]
    for text in (word, "Two trials.", "Whether it lasts.", "Whether it travels.", "An example."):
        assert text in body


@pytest.mark.covers("R165", part=True)
def test_a_practice_note_ends_in_what_to_do_monday(client, learn):
    body = read(client, make_article(learn["en"], PracticeNotePage))
    assert "What to do Monday" in body
    assert "Ask your team." in body


@pytest.mark.covers("R165", part=True)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_review_is_named_with_its_day_and_an_absent_one_is_said(client, learn, language):
    page = make_article(learn[language], PracticeNotePage)
    assert NOT_REVIEWED[language] in read(client, page)
    page.reviewed_on, page.reviewer_role = datetime.date(2026, 3, 1), "Social worker"
    page.save()
    forget_all()
    body = read(client, page)
    assert NOT_REVIEWED[language] not in body
    assert "Social worker" in body


def test_a_day_without_a_reviewer_is_no_review(client, learn):
    page = make_article(learn["en"], ExplainerPage, reviewed_on=datetime.date(2026, 3, 1))
    assert NOT_REVIEWED["en"] in read(client, page)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_is_cited_licensed_and_leads_to_its_handout_in_the_other_language(
    client, settings, learn, language
):
    settings.BASE_URL = "https://liaison.example"
    day = datetime.date(2026, 11, 24)
    english = make_article(learn["en"], ExplainerPage, title="Where is the line?", written_on=day)
    french = make_article(
        learn["fr"], ExplainerPage, title="Où est la limite?", written_on=day, pair=english
    )
    page, pair = (english, french) if language == "en" else (french, english)
    body = read(client, page)
    when = {"en": "24 November 2026", "fr": "24 novembre 2026"}[language]
    assert f"Liaison. ({when}). {page.title} https://liaison.example{page.url} (CC BY 4.0)" in body
    assert f"creativecommons.org/licenses/by/4.0/deed.{language}" in body
    assert re.search(rf'href="{pair.url}" lang="\w\w" hreflang="\w\w">(Le même|The same)', body)


@pytest.mark.covers("R086", part=True)
def test_a_help_page_hides_its_subject_from_the_tab_and_shows_every_number(client, learn):
    page = make_article(
        learn["en"], ExplainerPage, title="Leaving", is_help_page=True, neutral_title="New start"
    )
    body = read(client, page)
    title = re.search(r"<title>(.*?)</title>", body)[1]
    assert "Leaving" not in title
    assert "New start" in title
    assert 'id="help-now"' in body
    assert "press Shift three times" in body


@pytest.mark.covers("R084", part=True)
@pytest.mark.parametrize("link", ["mailto:help@example.org", "tel:+15550100"])
def test_a_page_to_make_contact_from_keeps_help_and_reporting_apart(client, learn, link):
    body = [("text", RichText(f'<p><a href="{link}">Write</a></p>'))]
    page = make_article(learn["en"], body=body)
    said = "Asking for help and reporting to police are two separate things."
    assert said in read(client, page)
    assert said not in read(client, make_article(learn["en"], title="Another"))


@pytest.mark.covers("R003", part=True)
def test_individual_circumstances_open_a_practice_note(client, learn):
    body = read(client, make_article(learn["en"], PracticeNotePage))
    assert body.index("Individual circumstances come first.") < body.index("Words.")


@pytest.mark.covers("R170")
def test_the_three_levels_are_drawn_and_named_as_others_name_them(client, learn):
    body = read(client, make_article(learn["en"], ExplainerPage, body=[("diagram", "levels")]))
    for row in (
        ("Primary", "primary", "general", "early prevention"),
        ("Secondary", "secondary", "specific", "at-risk prevention"),
        ("Tertiary", "tertiary", "individual", "disengagement"),
    ):
        assert re.search(r'row">' + r"</t[hd]>\s*<td[^>]*>".join(row) + "</td>", body), row


@pytest.mark.parametrize("name", ["levels", "filters", "steps", "way-back"])
def test_a_diagram_is_words_in_both_languages(client, learn, name):
    texts = [
        re.search(
            r"<figure.*?</figure>",
            read(client, make_article(learn[language], body=[("diagram", name)], title=name)),
            re.S,
        )[0]
        for language in ("en", "fr")
    ]
    assert texts[0] != texts[1]
    assert "<img" not in texts[0]


def test_a_text_nobody_translated_is_shown_as_it_is_and_says_so(client, learn):
    page = make_article(
        learn["en"], ExplainerPage, title="Only English", slug="only", pair_reason="In May."
    )
    response = client.get("/fr/learn/only/")
    body = response.content.decode()
    assert response.status_code == 200
    assert '<html lang="fr">' in body
    assert '<h1 lang="en">Only English</h1>' in body
    assert "Cette page n’est pas encore offerte en français. Vous la lisez en anglais." in body
    assert "In May." in body
    assert '<a href="/fr/comprendre/">Comprendre</a>' in body  # the page above, in French
    assert 'name="robots" content="noindex"' in body
    assert f'href="{page.url}" lang="en"' in body  # the language switch
    assert 'href="/fr/learn/only/"' in read(client, page)  # where the language switch leads


def test_the_address_of_a_translated_page_leads_to_the_page_of_the_language(client, learn):
    assert client.get("/fr/learn/")["Location"] == "/fr/comprendre/"


def test_an_address_that_is_nowhere_is_missing_in_both_languages(client, learn):
    assert client.get("/fr/nowhere/").status_code == 404
    assert client.get("/en/nowhere/").status_code == 404


def test_a_part_lists_its_pages_and_those_not_translated_yet(client, learn):
    make_article(learn["en"], ExplainerPage, title="In both", slug="both")
    pair = ExplainerPage.objects.get(slug="both")
    make_article(learn["fr"], ExplainerPage, title="Dans les deux", pair=pair)
    make_article(learn["en"], ExplainerPage, title="Only English", slug="only")
    body = read(client, learn["fr"])
    assert "Dans les deux" in body
    assert "In both" not in body
    assert re.search(r'lang="en"><a href="[^"]*">Only English</a>', body)
    assert "En anglais seulement pour l’instant" in body


@pytest.mark.parametrize(
    ("language", "feed"), [("en", "/en/news/feed.xml"), ("fr", "/fr/nouvelles/fil.xml")]
)
def test_news_is_followed_by_feed_in_its_language(client, settings, site_root, language, feed):
    settings.BASE_URL = "https://liaison.example"
    for code in ("en", "fr"):
        index = site_root[code].add_child(
            instance=NewsIndexPage(title="News", summary="News", locale=site_root[code].locale)
        )
        make_article(index, NewsPage, title=f"Open {code}", written_on=datetime.date(2026, 11, 24))
    response = client.get(feed)
    body = response.content.decode()
    assert response["Content-Type"].startswith("application/atom+xml")
    assert f"Open {language}" in body
    assert body.count("<entry>") == 1
    assert f'xml:lang="{language}"' in body
    assert "testserver" not in body
    assert feed in read(client, NewsIndexPage.objects.get(locale__language_code=language))


def test_news_that_is_a_draft_stays_out_of_the_feed(client, site_root):
    index = site_root["en"].add_child(
        instance=NewsIndexPage(title="News", summary="News", locale=site_root["en"].locale)
    )
    make_article(index, NewsPage, title="Secret", live=False)
    assert "Secret" not in client.get("/en/news/feed.xml").content.decode()


def body_of_everything(pages):
    links = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in pages)
    blocks = [
        *(("diagram", name) for name in ("levels", "filters", "steps", "way-back")),
        ("crisis", None),
        ("criteria", None),
        ("individual", None),
        ("steps", ["One"]),
        ("finder_link", {"text": "Find", "query": "level=primary"}),
    ]
    for _number in range(15):
        blocks += [("heading", "Heading"), ("text", RichText(f"<p>{links}</p>"))]
        blocks += [("note", RichText(f"<p>{links}</p>"))]
    return blocks


def test_an_explainer_made_anew_asks_the_database_little(
    client, learn, django_assert_max_num_queries
):
    others = [make_article(learn["en"], ExplainerPage, title=f"Page {n}") for n in range(5)]
    links = "".join(f'<a linktype="page" id="{page.pk}">x</a>' for page in others)
    body = [("text", RichText(f"<p>{links}</p>")), ("note", RichText(f"<p>{links}</p>"))]
    page = make_article(learn["en"], ExplainerPage, title="Asked", body=body)
    read(client, others[0])  # menus and numbers are known to the process from here on
    with django_assert_max_num_queries(MOST_QUERIES):
        text = read(client, page, query_params={"fresh": "1"})
    assert text.count(others[1].url) == 2


def test_any_page_an_editor_builds_stays_under_forty_queries(
    client, learn, django_assert_max_num_queries
):
    others = [make_article(learn["en"], ExplainerPage, title=f"Page {n}") for n in range(12)]
    page = make_article(learn["en"], ExplainerPage, title="All", body=body_of_everything(others))
    forget_all()
    with django_assert_max_num_queries(MOST_OF_ANY_PAGE - 1):
        read(client, page)
    with django_assert_max_num_queries(MOST_OF_ANY_PAGE - 1):
        read(client, learn["en"])
    with django_assert_max_num_queries(0):
        read(client, page)  # kept for a minute
