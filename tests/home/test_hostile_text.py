"""Rich text pasted from elsewhere: what could run or load something is gone when it is saved."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from wagtail.models import Collection
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import streamfield

from liaison.home.groups import grant_permissions
from liaison.home.models import StandardPage
from liaison.home.rich_text import CLEANER
from tests.factories.articles import make_article
from tests.home.test_publishing import form
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db

HOSTILE = [
    "<p><script>alert(1)</script>Words</p>",
    '<p><img src="x" onerror="alert(1)">Words</p>',
    '<p onclick="alert(1)">Words</p>',
    '<p><a href="javascript:alert(1)">Words</a></p>',
    '<p><a href="JaVaScRiPt:alert(1)">Words</a></p>',
    '<p><a href="&#106;avascript:alert(1)">Words</a></p>',
    '<p><a href="java\tscript:alert(1)">Words</a></p>',
    '<p><a href="data:text/html,<script>alert(1)</script>">Words</a></p>',
    '<p><a href="vbscript:alert(1)">Words</a></p>',
    '<p><iframe src="https://elsewhere.example"></iframe>Words</p>',
    '<p><svg onload="alert(1)"></svg>Words</p>',
    '<p><object data="x"></object><embed src="x">Words</p>',
    '<p><form action="https://elsewhere.example"><input name="x"></form>Words</p>',
    '<p style="background:url(https://elsewhere.example)">Words</p>',
    '<p><a href="https://example.org" onmouseover="alert(1)">Words</a></p>',
    '<embed embedtype="media" url="https://elsewhere.example"><p>Words</p>',
]
TRACES = ("<script>alert", "onerror", "onclick", "onload=", "onmouseover", "iframe", "<object")
SCHEMES = ("javascript:", "vbscript:", "data:text", "java\tscript:", "&#106;avascript:")


def is_clean(html):
    text = html.lower()
    return not any(trace in text for trace in (*TRACES, *SCHEMES, "elsewhere.example"))


@pytest.fixture
def editor(client_for, site_root):
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    grant_permissions()
    return client_for(EDITOR)


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_markup_is_cleaned_when_it_is_written(html):
    kept = CLEANER.clean(html)
    assert is_clean(kept), kept
    assert "Words" in kept


@pytest.mark.parametrize(
    "html",
    [
        "<p>Some <b>bold</b> and <i>more</i>.</p><ul><li>one</li></ul>",
        '<p><a id="3" linktype="page">here</a>, <a href="https://example.org/?a=1&amp;b=2">x</a></p>',
        '<p><a href="/en/find/#map">x</a>, <a href="mailto:a@example.org">y</a></p>',
        '<p>it\'s <a href="tel:911">911</a></p>',
        "<h3>«\u00a0Titre\u00a0»</h3><p>l’été &amp; l’hiver &lt;ensemble&gt;</p>",
        "Plain words",
    ],
)
def test_what_the_toolbar_makes_is_kept_to_the_letter(html):
    assert CLEANER.clean(html) == html


def test_a_link_made_by_hand_can_not_run_anything(editor, site_root):
    """Whoever leaves the browser’s editor aside and sends its format directly."""
    page = make_article(site_root["en"], title="A page", pair_reason="For now.")
    content = {
        "blocks": [
            {
                "key": "a",
                "type": "unstyled",
                "text": "Words",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"key": 0, "offset": 0, "length": 5}],
            }
        ],
        "entityMap": {
            "0": {
                "type": "LINK",
                "mutability": "MUTABLE",
                "data": {"url": "javascript:alert(1)", "onclick": "alert(1)"},
            }
        },
    }
    data = form(
        page.style_checks, body=streamfield([("text", json.dumps(content))]), pair_reason="x"
    )
    data |= {"title": page.title, "slug": page.slug, "action-publish": "1"}
    editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    page = StandardPage.objects.get(pk=page.pk)
    assert page.pair_reason == "x"  # it went through
    assert "Words" in page.body[0].value.source
    assert is_clean(page.body[0].value.source)


@pytest.mark.parametrize("html", HOSTILE)
def test_no_way_in_leads_to_a_reader(client, site_root, html):
    """Also one without a form: an import, a script, a translation."""
    page = make_article(
        site_root["en"], title="A page", pair_reason="For now.", body=[("text", RichText(html))]
    )
    body = client.get(page.url).content.decode()
    article = body[body.index("<main") : body.index("</main>")]
    assert is_clean(article)
    assert "Words" in article


def test_a_summary_is_text_and_nothing_else(client, site_root):
    page = make_article(
        site_root["en"],
        title="<b>A</b>",
        pair_reason="For now.",
        summary="<script>alert(1)</script>",
    )
    assert "<script>alert(1)" not in client.get(page.url).content.decode()
