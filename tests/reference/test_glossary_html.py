"""Explanations inside the HTML of a page: once, in the right places, and nothing else changed."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.safestring import mark_safe
from django.utils.translation import override

from liaison.reference.glossary_html import explain
from tests.factories.glossary import make_term

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R002", part=True)]

NOTE = re.compile(r'<span class="term-note".*?</a></span>')
BUTTON = re.compile(r'<button type="button" class="term"[^>]*>(.*?)</button>')


@pytest.fixture(autouse=True)
def term():
    return make_term(english="Disengagement", french="Désengagement", code="disengagement")


def explained(html: str, language: str = "en") -> str:
    return explain(mark_safe(html), language, {})  # noqa: S308 it is what a filter gives


def without_explanations(html: str) -> str:
    words = BUTTON.sub(lambda button: button[1], NOTE.sub("", html))
    return re.sub(r'<span class="term-words">(.*?)</span>', r"\1", words)


def test_a_term_becomes_a_button_with_its_explanation():
    html = explained("<p>The aim is disengagement, not belief.</p>")
    assert '<p>The aim is <button type="button" class="term" popovertarget=' in html
    assert 'id="term-disengagement" popover>' in html
    assert "What Disengagement means." in html
    assert 'href="/en/glossary/disengagement/"' in html


@pytest.mark.parametrize(
    "html",
    [
        "<p>disengagement</p><p>and disengagement again</p>",
        "<p title='a > b'>disengagement &amp; more</p>",
        "<!-- disengagement --><p>It is&nbsp;disengagement.</p><br/>",
        "no tags: disengagement",
        "<ul><li>(disengagement), <b>so</b></li></ul>",
    ],
)
def test_all_else_stays_letter_for_letter(html):
    out = explained(html)
    assert out.count("popovertarget") == 1
    assert without_explanations(out) == html


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Disengagement</h2>",
        "<h3>About <b>disengagement</b></h3>",
        '<a href="/x/">disengagement</a>',
        "<button>disengagement</button>",
        "<code>disengagement</code>",
        "<cite>Disengagement</cite>",
        '<abbr title="disengagement">D.</abbr>',
        '<p lang="fr">disengagement <i>disengagement</i></p>',
        '<img alt="disengagement" src="x.png">',
        "<!-- disengagement -->",
    ],
)
def test_headings_links_controls_and_other_languages_stay_as_they_are(html):
    assert explained(html) == html


def test_what_follows_a_heading_or_a_link_is_explained():
    html = '<h2>Disengagement</h2><p><a href="/x/">disengagement</a> means disengagement</p>'
    assert explained(html).count("popovertarget") == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a title="disengagement',
        "<p>1 < 2, disengagement",
        "<script>if (a<b) disengagement()</script>",
        '<p onclick="disengagement>',
        "<<p>>disengagement<",
    ],
)
def test_broken_html_is_left_alone(html):
    assert explained(html) == html


def test_what_editors_write_is_escaped(term):
    term.definition_en = "<script>alert(1)</script> & so on"
    term.save()
    html = explained("disengagement")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; so on" in html
    assert "<script" not in html


def test_an_elision_and_a_comma_stay_with_the_word():
    html = explained("<p>Parler (de désengagement), ou l’idée du désengagement</p>", "fr")
    assert '<span class="term-words">désengagement</span>),</button>' in html


def test_each_language_explains_in_its_own_words():
    with override("fr"):
        html = explained("Le désengagement", "fr")
    assert "What Désengagement means." in html
    assert 'href="/fr/glossaire/desengagement/"' in html


def rendered(template: str, **context) -> str:
    request = RequestFactory().get("/en/")
    loaded = Template("{% load glossary %}" + template)
    return loaded.render(Context({"request": request, **context}))


def test_a_page_explains_a_term_once_whatever_blocks_it_has():
    html = rendered("{% explained a %} {% explained b %}", a="disengagement", b="disengagement")
    assert html.count("popovertarget") == 1


def test_a_text_that_is_not_html_is_escaped():
    html = rendered("{% explained a %}", a="<b>disengagement</b>")
    assert html.startswith("&lt;b&gt;")
    assert "<b>" not in html


def test_a_page_lists_its_words_for_paper():
    html = rendered("{% explained a %}{% explained_notes %}", a="disengagement")
    assert "Words on this page" in html
    assert "Words on this page" not in rendered("{% explained_notes %}")


def test_letters_and_documents_have_no_buttons():
    template = Template("{% load glossary %}{% explained a %}{% explained_notes %}")
    assert template.render(Context({"a": "disengagement"})).strip() == "disengagement"
