"""The glossary: what ships, its pages, and one definition for every page."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.rich_text import RichText

from directory.groups import grant_permissions
from liaison.core.bilingual import LANGUAGES
from liaison.home.models import StandardPage
from liaison.reference.glossary_loading import load_glossary
from liaison.reference.models import GlossaryTerm
from tests.factories.glossary import make_term
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def shipped() -> None:
    load_glossary()


@pytest.mark.covers("R002", part=True)
def test_65_terms_ship_in_both_languages_and_claim_no_review():
    assert load_glossary() == 65
    for term in GlossaryTerm.objects.all():
        term.full_clean()
        assert term.reviewed_on is None
        for language in LANGUAGES:
            for name in ("term", "slug", "definition", "source"):
                assert getattr(term, f"{name}_{language}")


def test_loading_again_keeps_what_editors_changed():
    load_glossary()
    GlossaryTerm.objects.filter(code="consent").update(definition_en="In other words")
    assert load_glossary() == 0
    assert GlossaryTerm.objects.get(code="consent").definition_en == "In other words"


def test_french_definitions_follow_canadian_typography():
    load_glossary()
    for term in GlossaryTerm.objects.all():
        for text in (term.term_fr, term.definition_fr, term.note_fr, term.source_fr):
            assert not re.search(r"\w:|[\w»] :|« | »|\s[?!;]|'", text), text


@pytest.mark.covers("R132", part=True)
@pytest.mark.usefixtures("shipped")
def test_disengagement_and_deradicalisation_are_two_terms(client):
    texts = [
        client.get(reverse("glossary_term", args=[slug])).content.decode()
        for slug in ("disengagement", "deradicalisation")
    ]
    assert "whatever the person still believes" in texts[0]
    assert "not a condition for support" in texts[1]


def page_with(home, text: str) -> str:
    page = StandardPage(title="A page", slug="a-page", summary="A page", locale=home.locale)
    page.body = [("heading", "Consent"), ("text", RichText(f"<p>{text}</p>"))]
    return home.add_child(instance=page).url


@pytest.mark.covers("R002")
def test_a_changed_definition_is_on_every_page_at_once(client, site_root):
    term = make_term(english="Consent")
    url = page_with(site_root["en"], "They ask for consent first.")
    listing = reverse("glossary")
    for address in (url, listing, term.get_absolute_url()):
        assert "What Consent means." in client.get(address).content.decode()
    term.definition_en = "A free choice."
    term.save()
    for address in (url, listing, term.get_absolute_url()):
        body = client.get(address).content.decode()
        assert "A free choice." in body
        assert "What Consent means." not in body


@pytest.mark.covers("R002", part=True)
def test_the_switch_turns_explanations_off_but_keeps_the_term(client, site_root):
    term = make_term(english="Consent", tooltip=False)
    url = page_with(site_root["en"], "They ask for consent first.")
    assert "popovertarget" not in client.get(url).content.decode()
    assert client.get(term.get_absolute_url()).status_code == 200


def test_a_page_explains_in_its_text_and_not_in_its_heading(client, site_root):
    make_term(english="Consent")
    url = page_with(site_root["en"], "They ask for consent, and consent again.")
    body = client.get(url).content.decode()
    assert body.count('popovertarget="term-fade-out"') == 1
    assert re.search(r"<h2[^>]*>Consent</h2>", body)


@pytest.mark.usefixtures("shipped")
def test_french_accents_do_not_change_the_order(client):
    with override("fr"):
        body = client.get(reverse("glossary")).content.decode()
    letters = re.findall(r'<h2 id="letter-(\w)"', body)
    assert letters == sorted(letters)
    around = [body.index(f">{it}") for it in ("Engagement de ne", "Évaluation croisée", "Exercice")]
    assert around == sorted(around)
    assert '<dd class="glossary-pair" lang="en">English: Cross-assessment</dd>' in body


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(
    ("query", "term"), [("gestion", "Case management"), ("DESENGAGEMENT", "Disengagement")]
)
def test_a_word_of_either_language_finds_a_term_without_script(client, query, term):
    body = client.get(reverse("glossary"), {"q": query}).content.decode()
    assert f">{term}</a>" in body
    assert ">Base rate</a>" not in body
    assert '<meta name="robots" content="noindex">' in body


@pytest.mark.parametrize("query", ["<script>alert(1)</script>", "é" * 500, "%", "\x00", "  "])
@pytest.mark.usefixtures("shipped")
def test_odd_searches_are_answered(client, query):
    response = client.get(reverse("glossary"), {"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_an_empty_glossary_says_so(client):
    assert "No term yet" in client.get(reverse("glossary")).content.decode()


@pytest.mark.usefixtures("shipped")
def test_the_language_switch_lands_on_the_pair(client):
    body = client.get("/en/glossary/peace-bond-recognizance/").content.decode()
    assert 'href="/fr/glossaire/engagement-de-ne-pas-troubler-lordre-public/"' in body
    assert "has not checked this wording" in body
    assert client.get("/fr/glossaire/").status_code == 200


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("path", ["/en/glossary/nothing/", "/en/glossary/desengagement/"])
def test_an_unknown_term_is_a_missing_page(client, path):
    assert client.get(path).status_code == 404


def test_a_draft_is_a_missing_page(client):
    assert client.get(make_term(live=False).get_absolute_url()).status_code == 404


@pytest.mark.usefixtures("shipped")
def test_a_term_is_structured_data(client):
    body = client.get("/fr/glossaire/extremisme-violent-a-caractere-ideologique/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', body)[1])
    assert data["@type"] == "DefinedTerm"
    assert data["alternateName"] == "EVCI"
    assert data["inDefinedTermSet"]["@type"] == "DefinedTermSet"


def test_an_address_stays_when_the_wording_changes():
    term = make_term(english="Fade-out")
    term.term_en = "Slow ending"
    term.save()
    with override("en"):
        assert term.get_absolute_url() == "/en/glossary/fade-out/"


def test_a_draft_has_the_address_of_its_newest_wording():
    term = make_term(english="Fade out", live=False)
    term.term_en = "Fade-out of support"
    term.save()
    assert term.slug_en == "fade-out-of-support"


def test_two_terms_of_one_name_are_refused_with_the_field_named():
    make_term("one", english="Consent", french="Consentement")
    with pytest.raises(ValidationError) as refused:
        GlossaryTerm(code="two", term_en="Consent", term_fr="Autre").clean()
    assert list(refused.value.message_dict) == ["term_en"]


def test_an_editor_keeps_the_glossary_and_its_code_stays(client_for):
    grant_permissions()
    term = make_term(english="Consent")
    client = client_for(EDITOR)
    rights = Group.objects.get(name="editor").permissions
    assert rights.filter(codename="publish_glossaryterm").exists()
    views = GlossaryTerm.snippet_viewset
    for name in ("list", "add"):
        assert client.get(reverse(views.get_url_name(name))).status_code == 200
    assert client.get(reverse(views.get_url_name("list")), {"export": "csv"}).status_code == 200
    edit = client.get(reverse(views.get_url_name("edit"), args=[term.pk]))
    assert edit.context["form"].fields["code"].disabled
    assert client.get(reverse(views.get_url_name("history"), args=[term.pk])).status_code == 200
