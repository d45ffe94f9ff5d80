"""The explainers and notes a site ships with keep the house rules."""

from __future__ import annotations

import re

import pytest

from directory.models import Service
from liaison.home.checklist import EVERY_CHECK
from liaison.home.models import ExplainerPage, NewsPage, PracticeNotePage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

LANGUAGES = ("en", "fr")
CODES = {"E1", "E2", "E3", "E4", "E5", "E6", "E7"}
HELP = ("E2", "E3")  # for people who may be at risk
# Words for people, not for what they do (house rules, 3.1); the French has its own.
LABELS = {
    "en": r"\b(radicals|extremists|jihadists?|de-?radicali[sz]ed|at-risk individuals?)\b",
    "fr": r"\b((les|des) (radicaux|extrémistes)|djihadistes?|déradicalisée?s?)\b",
}
PROMISES = {
    "en": r"\b(fully|completely|100 ?%) (confidential|anonymous|safe)\b",
    "fr": r"\b(tout à fait|entièrement|totalement) (confidentiel|anonyme|sécuritaire)",
}


def text_of(client, page):
    body = client.get(page.url).content.decode()
    return re.sub(r"<[^>]+>", " ", body[body.index("<main") : body.index("</main")])


def explainer(code, language):
    return ExplainerPage.objects.get(code=code, locale__language_code=language)


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def texts():
    return [*ExplainerPage.objects.live(), *PracticeNotePage.objects.live()]


def test_every_explainer_is_there_in_both_languages(language):
    codes = ExplainerPage.objects.live().filter(locale__language_code=language)
    assert set(codes.values_list("code", flat=True)) == CODES


@pytest.mark.covers("R064", part=True)
@pytest.mark.covers("R123", part=True)
def test_each_has_sources_evidence_what_is_not_known_and_its_checklist(texts):
    for page in texts:
        assert page.sources, page
        assert page.evidence, page
        assert page.evidence_note, page
        assert page.unknown_list, page
        assert page.written_on, page
        assert set(page.style_checks) == set(EVERY_CHECK), page


@pytest.mark.covers("R013", part=True)
def test_no_text_labels_people_or_promises_too_much(client, texts):
    for page in [*texts, *NewsPage.objects.live()]:
        code = page.locale.language_code
        text = text_of(client, page)
        # A source keeps its own title.
        for source in page.sources:
            text = text.replace(source.value["citation"], "")
        for pattern in (LABELS[code], PROMISES[code]):
            found = re.search(pattern, text, re.IGNORECASE)
            assert not found, (page, found)


@pytest.mark.covers("R086")
def test_families_have_an_explainer_with_services_and_numbers(client, language):
    page = explainer("E2", language)
    body = client.get(page.url).content.decode()
    assert 'id="help-now"' in body
    buttons = [block for block in page.body if block.block_type == "finder_link"]
    assert buttons
    assert Service.objects.filter(live=True).exists()


def test_pages_for_people_at_risk_say_nothing_of_their_subject_in_the_tab(client, language):
    for code in HELP:
        page = explainer(code, language)
        title = re.search(r"<title>(.*?)</title>", client.get(page.url).content.decode())[1]
        assert page.is_help_page
        assert page.neutral_title in title.replace("&#x27;", "’")
        assert not re.search(r"extr|viol|radic", title, re.IGNORECASE)


@pytest.mark.covers("R061", part=True)
def test_coming_home_says_what_success_means_and_no_page_counts_people(client, texts):
    english, french = (text_of(client, explainer("E4", code)) for code in LANGUAGES)
    assert re.search(r"zero risk|no risk|nobody can promise", english, re.IGNORECASE)
    assert re.search(r"risque zéro|personne ne peut promettre", french, re.IGNORECASE)
    for page in texts:
        counted = re.search(
            r"\d+ ?% (of|des) (people|participants|personnes)", text_of(client, page)
        )
        assert not counted, (page, counted)


def test_each_is_between_short_and_long(client, texts):
    for page in texts:
        if isinstance(page, ExplainerPage):
            words = len(re.sub(r"<[^>]+>", " ", str(page.body)).split())
            assert 600 <= words <= 2_000, (page, words)
