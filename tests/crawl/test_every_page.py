"""Every public page of the demo in both languages: links, sizes, words, headings, cookies."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.crawl.crawler import MISSING, anchors_missing, local

if TYPE_CHECKING:
    from tests.crawl.crawler import Crawl

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("every page")]  # crawled once

KB = 1024
HTML_MOST = 30 * KB


def test_every_link_leads_somewhere(seen: Crawl) -> None:
    bad = [
        f"{it.found_on} → {it.url}: {it.status}"
        for it in seen.seen.values()
        if it.status not in (200, 301, 302)
        and it.kind != "home/for_practitioners.html"  # says what it is and how one comes to read it
        and not {it.url, it.found_on} & set(MISSING)
    ]
    assert not bad, "\n".join(bad)
    assert [seen.seen[url].status for url in MISSING] == [404] * len(MISSING)
    assert not (lost := anchors_missing(seen)), "\n".join(lost)


def test_pages_are_light(seen: Crawl) -> None:
    heavy = {it.url: it.html_size for it in seen.pages if it.html_size > HTML_MOST}
    assert heavy == {}


def test_pages_are_in_the_language_of_their_address(seen: Crawl) -> None:
    wrong = [it.url for it in seen.pages if it.page.lang != it.path.split("/")[1]]
    assert not wrong, "\n".join(wrong)


def test_headings_make_an_outline(seen: Crawl) -> None:
    wrong = {}
    for it in seen.pages:
        first = [text for level, text in it.page.headings if level == 1]
        if len(first) != 1 or it.page.skipped_levels():
            wrong[it.url] = (first, it.page.skipped_levels())
    assert wrong == {}


def test_no_id_is_used_twice(seen: Crawl) -> None:
    assert {it.url: it.page.twice for it in seen.pages if it.page.twice} == {}


@pytest.mark.parametrize("what", ["title", "description"])
def test_each_page_says_of_itself_what_no_other_says(seen: Crawl, what: str) -> None:
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for it in seen.indexed:
        if what == "description" and it.is_help_page:
            continue  # it says nothing about its subject outside itself
        words = it.page.title if what == "title" else it.page.meta.get("description", "")
        said[it.page.lang, words].append(it.url)
    assert [urls for (_lang, words), urls in said.items() if not words.strip()] == []
    assert {words: urls for (_lang, words), urls in said.items() if len(urls) > 1} == {}


def test_each_page_has_one_address_and_a_pair_that_points_back(seen: Crawl) -> None:
    wrong = []
    for it in seen.indexed:
        pairs = {code: local(url, "/") for code, url in it.page.pairs.items()}
        if it.page.canonical != [settings.BASE_URL + it.path] or set(pairs) != {"en", "fr"}:
            wrong.append(f"{it.url}: {it.page.canonical} {pairs}")
            continue
        other = seen.seen.get(pairs["fr" if it.page.lang == "en" else "en"])
        if not other or not other.page or other.page.pairs != it.page.pairs:
            wrong.append(f"{it.url}: its pair doesn’t point back")
        elif it.page.switch != other.url:
            wrong.append(f"{it.url}: the language switch leads to {it.page.switch}")
    assert not wrong, "\n".join(wrong)


def test_who_only_reads_gets_no_cookie(seen: Crawl) -> None:
    baked = {it.url: it.cookies for it in seen.pages if it.cookies and not it.page.has_post_form}
    assert baked == {}


def test_nothing_is_loaded_from_elsewhere_or_written_inline(seen: Crawl) -> None:
    foreign = {
        it.url: [url for url in it.page.loads if not local(url, it.url)] for it in seen.pages
    }
    assert {url: loads for url, loads in foreign.items() if loads} == {}
    assert {it.url: it.page.inline for it in seen.pages if it.page.inline} == {}


def test_previews_say_nothing_of_a_page_that_a_person_at_risk_may_read(seen: Crawl) -> None:
    help_pages = [it for it in seen.indexed if it.is_help_page]
    assert help_pages
    for it in help_pages:
        words = it.page.meta["og:title"] + it.page.meta["og:description"]
        first = next(text for level, text in it.page.headings if level == 1)
        assert first not in words
        assert "/img/share-site-" in it.page.meta["og:image"]
