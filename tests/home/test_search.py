"""One box for everything: what is found, for whom, in which language, and what goes again."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from liaison.core.memo import forget_all
from liaison.core.permissions import visibilities_for
from liaison.core.visibility import Visibility
from liaison.home.models import ExplainerPage
from liaison.reference.models import GlossaryTerm, RoleCard
from search import engine
from tests.factories.articles import make_article
from tests.factories.directory import make_organisation, make_service
from tests.home.searching import search, titles
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db

HEARTH = "Hearthstone"


@pytest.fixture
def everything(learn, site_root):
    """One of each, all named alike."""
    service = make_service(name_en=f"{HEARTH} evenings", name_fr=f"Soirées {HEARTH}")
    service.organisation.name_en = f"{HEARTH} Centre"
    service.organisation.save()
    make_article(learn, title=f"What {HEARTH} means", slug="hearth")
    make_term(term_en=HEARTH, term_fr="Pierre d’âtre")
    RoleCard.objects.create(
        code="hearth", name_en=f"{HEARTH} keeper", name_fr="Gardien", group="lead", live=True
    )
    engine.rebuild()
    return service


def make_term(**fields):
    words = {"definition_en": "A warm place.", "definition_fr": "Un lieu chaud."}
    return GlossaryTerm.objects.create(code="hearth", **words | fields)


def test_one_search_finds_every_kind(client, everything):
    answer = search(client, "hearthstones")
    assert titles(answer) == {
        "service": [f"{HEARTH} evenings"],
        "organisation": [f"{HEARTH} Centre"],
        "page": [f"What {HEARTH} means"],
        "term": [HEARTH],
        "role": [f"{HEARTH} keeper"],
    }
    body = answer.content.decode()
    assert f"<mark>{HEARTH}</mark> evenings" in body
    assert everything.get_absolute_url() in body
    assert '<meta name="robots" content="noindex">' in body


def test_each_kind_can_be_had_alone_and_says_how_many_there_are(client, everything):
    answer = search(client, HEARTH, kind="term")
    assert titles(answer) == {"term": [HEARTH]}
    assert answer.context["answer"].total == 5
    assert "?q=Hearthstone&amp;kind=role" in answer.content.decode()


def test_the_kind_whose_name_it_is_comes_first(client, everything):
    assert next(iter(titles(search(client, HEARTH.lower())))) == "term"


def test_a_reader_of_either_language_finds_what_only_the_other_has(client, learn):
    make_article(learn, title="Peace bonds", slug="bonds")
    engine.rebuild("page")
    body = search(client, "peace bonds", "fr").content.decode()
    assert 'href="/en/learn/bonds/" lang="en" hreflang="en"' in body
    assert "En anglais" in body


def test_a_text_and_its_translation_are_one_result_in_the_reader_s_language(
    client, learn, site_root
):
    english = make_article(learn, title="Returning", slug="returning")
    make_article(site_root["fr"], title="Le retour", slug="retour", pair=english)
    engine.rebuild("page")
    assert titles(search(client, "retour"))["page"] == ["Returning"]
    assert titles(search(client, "returning", "fr"))["page"] == ["Le retour"]


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_a_text_is_found_by_those_who_may_read_it(client, learn, persona):
    for visibility in Visibility:
        words = {"title": f"Quartz {visibility}", "slug": visibility}
        make_article(learn, ExplainerPage, visibility=visibility, **words)
    engine.rebuild("page")
    if persona.signed_in:
        client.force_login(persona.make())
    answer = search(client, "quartz")
    readable = {
        page.title
        for page in ExplainerPage.objects.all()
        if client.get(page.url).status_code == 200
    }
    assert set(titles(answer)["page"]) == readable
    assert answer.context["answer"].total == len(readable)
    offered = client.get(reverse("search_suggest"), {"q": "quar"}).content.decode()
    hidden = {f"Quartz {visibility}" for visibility in Visibility} - readable
    assert "Quartz public" in offered
    assert not [title for title in hidden if title in offered]


def test_a_page_leaves_the_search_with_its_readers(
    client, learn, django_capture_on_commit_callbacks
):
    page = make_article(learn, title="Quartz", slug="quartz")
    engine.rebuild("page")
    assert titles(search(client, "quartz"))
    with django_capture_on_commit_callbacks(execute=True):
        restriction = PageViewRestriction.objects.create(page=learn, restriction_type="login")
    assert not titles(search(client, "quartz"))
    with django_capture_on_commit_callbacks(execute=True):
        restriction.delete()
    assert titles(search(client, "quartz"))
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert not titles(search(client, "quartz"))


def test_the_address_of_a_page_that_moved_is_the_new_one(
    client, learn, django_capture_on_commit_callbacks
):
    page = make_article(learn, title="Quartz", slug="quartz")
    engine.rebuild("page")
    with django_capture_on_commit_callbacks(execute=True):
        learn.slug, learn.pair_reason = "read", "French follows."
        learn.save_revision().publish()
    forget_all()
    assert "/en/read/quartz/" in search(client, "quartz").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert not titles(search(client, "quartz"))


def test_a_term_is_found_as_soon_as_it_is_saved_and_no_longer_when_withdrawn(
    client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        term = make_term(term_en="Quartz", term_fr="Quartz")
    assert titles(search(client, "quartz")) == {"term": ["Quartz"]}
    with django_capture_on_commit_callbacks(execute=True):
        term.live = False
        term.save()
    assert not titles(search(client, "quartz"))


def test_where_some_kind_holds_every_word_the_others_keep_silent(client, everything):
    make_article_only = search(client, "hearthstone keeper")
    assert titles(make_article_only) == {"role": [f"{HEARTH} keeper"]}
    some = search(client, "hearthstone xylophones")
    assert some.context["answer"].relaxed
    assert "these hold some of them" in some.content.decode()


def test_a_slip_is_noticed(client, everything):
    answer = search(client, "hearthstoen")
    assert answer.context["answer"].did_you_mean == "hearthstone"
    assert 'href="?q=hearthstone"' in answer.content.decode()


def test_nothing_found_leads_on(client, everything):
    body = search(client, "zzzqqq").content.decode()
    assert "Nothing here says “zzzqqq”" in body
    assert f'href="{reverse("find")}"' in body


def test_a_place_leads_to_the_services_near_it(client):
    assert "/en/find/?place=Laval" in search(client, "laval").content.decode()


def test_services_are_those_the_finder_finds(client):
    make_service(name_en="Quartz found", state="found")
    make_service(name_en="Quartz listed")
    assert titles(search(client, "quartz")) == {"service": ["Quartz listed"]}


def test_pages_of_results_have_no_gap_and_no_repeat(client, learn):
    for number in range(23):
        make_article(learn, title=f"Quartz {number:02}", slug=f"q{number}")
    engine.rebuild("page")
    found = [
        title
        for page in (1, 2)
        for title in titles(search(client, "quartz", kind="page", page=page))["page"]
    ]
    assert len(found) == len(set(found)) == 23
    assert 'rel="next"' in search(client, "quartz", kind="page").content.decode()
    beyond = search(client, "quartz", kind="page", page=9)
    assert "This page of results is empty." in beyond.content.decode()


@pytest.mark.parametrize(
    "params",
    [
        {"q": "\0"},
        {"q": "a" * 10_000},
        {"q": '" OR title:* NEAR('},
        {"q": "👪 \u200fمرحبا"},
        {"q": "quartz", "kind": "nothing"},
        {"q": "quartz", "page": "-1"},
        {"q": "quartz", "page": "99999999999999999999"},
        {"q": "<script>alert(1)</script>"},
    ],
)
def test_odd_questions_get_a_page(client, everything, params):
    for name in ("search", "search_suggest"):
        answer = client.get(reverse(name), params)
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


def test_names_and_places_are_offered_while_typing(client, everything):
    offered = client.get(reverse("search_suggest"), {"q": "heart"}).content.decode()
    for words in (f"{HEARTH} evenings", f"{HEARTH} Centre", f"What {HEARTH} means", "Glossary"):
        assert words in offered
    assert f'data-url="{everything.get_absolute_url()}"' in offered
    assert (
        "Services near Laval"
        in client.get(reverse("search_suggest"), {"q": "lava"}).content.decode()
    )
    assert not client.get(reverse("search_suggest"), {"q": "h"}).content.strip()


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_no_kind_tells_of_what_somebody_may_not_see(client, persona):
    for number, visibility in enumerate(Visibility):
        service = make_service(
            name_en=f"Quartz {visibility}", visibility=visibility, organisation=owner(visibility)
        )
        assert service.pk
        words = {"name_en": f"Quartz role {visibility}", "name_fr": f"Rôle {number}"}
        RoleCard.objects.create(
            code=f"q{number}", group="lead", live=True, visibility=visibility, **words
        )
    engine.rebuild()
    if persona.signed_in:
        client.force_login(persona.make())
    user = client.get("/en/search/").wsgi_request.user
    allowed = visibilities_for(user)
    answer = search(client, "quartz")
    offered = client.get(reverse("search_suggest"), {"q": "quar"}).content.decode()
    assert answer.context["answer"].total == 3 * len(allowed)
    for hidden in set(Visibility) - allowed:
        assert f"{hidden}</" not in answer.content.decode().replace("Quartz</mark>", "")
        assert f" {hidden}<" not in offered


def owner(visibility):
    return make_organisation(name_en=f"Quartz house {visibility}", visibility=visibility)
