"""Who writes a text is told what is wrong with it, and where."""

from __future__ import annotations

import pytest

from liaison.home.content import making, reading
from liaison.home.content.reading import ContentError, Text

HEAD = {"title": "A", "slug": "a", "summary": "A."}


def text(body="", **head):
    return Text("a.en.md", {**HEAD, **head}, body)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (text(evidense="strong"), "unknown keys ['evidense']"),
        (text(title=""), "['title'] missing"),
        (text(sources=["nobody"]), "no source “nobody”"),
        (text(evidence="certain"), "evidence “certain”"),
    ],
)
def test_a_head_that_says_something_else_is_refused_by_name(given, said):
    with pytest.raises(ContentError, match=r"a\.en\.md") as refused:
        reading.check(given)
    assert said in str(refused.value)


@pytest.mark.parametrize("body", ["{diagram pyramid}", "{crises}", "{find words}"])
def test_a_block_nobody_knows_is_refused(body):
    with pytest.raises(ContentError, match="unknown block"):
        reading.blocks(text(body), str)


@pytest.mark.parametrize(("target", "said"), [("page:nowhere", "pages"), ("view:none", "no view")])
def test_a_link_to_nowhere_is_refused(target, said):
    address = making.addresses({}, "en")
    with pytest.raises(ContentError, match=r"a\.en\.md") as refused:
        reading.blocks(text(f"[words]({target})"), address)
    assert said in str(refused.value)


def test_a_body_becomes_blocks():
    body = (
        "One **two**\n\n- a\n- b\n\n## Title\n\n### Small\n\n1. x\n2. y\n\n> Note\n\n"
        "{find Look | level=primary}\n\n{diagram way-back}\n\n{crisis}"
    )
    assert reading.blocks(text(body), str) == [
        ("text", "<p>One <b>two</b></p><ul><li>a</li><li>b</li></ul>"),
        ("heading", "Title"),
        ("text", "<h3>Small</h3>"),
        ("steps", ["x", "y"]),
        ("note", "<p>Note</p>"),
        ("finder_link", {"text": "Look", "query": "level=primary"}),
        ("diagram", "way-back"),
        ("crisis", None),
    ]


def test_a_source_may_carry_its_address_and_language(monkeypatch):
    sources = {"a": "A. 2020.", "b": {"citation": "B. 2021.", "lang": "fr"}}
    monkeypatch.setattr(reading, "site", lambda: {"sources": sources})
    assert reading.source("a") == {"citation": "A. 2020."}
    assert reading.source("b")["lang"] == "fr"
    assert reading.citations() == ["A. 2020.", "B. 2021."]


def test_a_french_page_cites_the_official_french_text(monkeypatch):
    law = {
        "citation": "Act.",
        "url": "https://a.ca/en",
        "fr": {"citation": "Loi.", "url": "https://a.ca/fr"},
    }
    monkeypatch.setattr(reading, "site", lambda: {"sources": {"law": law}})
    assert reading.source("law") == {"citation": "Act.", "url": "https://a.ca/en"}
    assert reading.source("law", "fr") == {
        "citation": "Loi.",
        "url": "https://a.ca/fr",
        "lang": "fr",
    }


def test_pages_come_after_the_page_above_them(monkeypatch):
    heads = {"child": {"parent": "above"}, "above": {}}
    monkeypatch.setattr(reading, "site", lambda: {"pages": ["child", "above"]})
    monkeypatch.setattr(reading, "page", lambda name, _language: text(**heads[name]))
    assert making.in_order() == ["above", "child"]
