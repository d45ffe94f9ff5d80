"""Role cards: who does what around a person and a family."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import override

from liaison.reference.cards.loading import load_cards
from liaison.reference.models import RoleCard
from tests.factories.cards import make_role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]


def read(client, code, language="en"):
    with override(language):
        return client.get(RoleCard.objects.get(code=code).get_absolute_url()).content.decode()


@pytest.mark.covers("R028", part=True)
def test_the_lead_organisation_has_its_eight_functions(client):
    load_cards()
    card = RoleCard.objects.get(code="lead-organisation")
    does = card.parts()[0].lines
    assert [line.heading for line in does] == [
        "Runs the group",
        "Identifies",
        "Has the situation assessed",
        "Plans",
        "Coordinates resources",
        "Keeps family ties",
        "Follows up",
        "Informs the public",
    ]
    html = read(client, "lead-organisation", "fr")
    assert "Préserve les liens familiaux" in html


@pytest.mark.covers("R066", part=True)
@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ["Information and preparation", "Assessment", "Exit work", "Safeguarding"]),
        (
            "fr",
            [
                "Information et préparation",
                "Évaluation",
                "Accompagnement à la sortie",
                "Protection et mise à l’abri",
            ],
        ),
    ],
)
def test_the_police_card_follows_the_four_tasks(language, headings):
    load_cards()
    with override(language):
        does = RoleCard.objects.get(code="police-liaison").parts()[0].lines
        assert [line.heading for line in does] == headings


@pytest.mark.covers("R053", part=True)
def test_nobody_may_ask_a_mentor_to_report(client):
    load_cards()
    assert "Report on the person, in this platform or anywhere" in read(client, "mentor")
    assert "Faire rapport sur la personne" in read(client, "mentor", "fr")


def test_every_role_says_what_it_does_what_it_leaves_and_what_it_needs():
    load_cards()
    assert RoleCard.objects.count() >= 12
    for card in RoleCard.objects.all():
        for language in ("en", "fr"):
            with override(language):
                for part in card.parts():
                    assert part.lines, (card.code, part.code)
                    assert not part.text.foreign
                assert card.source_list
        assert card.works_with.exists()


def test_the_list_groups_the_roles_and_links_each(client):
    load_cards()
    for language, group in (("en", "Leading and coordinating"), ("fr", "Diriger et coordonner")):
        with override(language):
            html = client.get(reverse("roles")).content.decode()
            assert group in html
            for card in RoleCard.objects.all():
                assert card.get_absolute_url() in html


def test_without_cards_the_list_says_so(client):
    assert "No card is published yet" in client.get("/en/roles/").content.decode()


def test_a_heading_stands_before_its_text_and_a_missing_language_is_marked(client):
    make_role(does_fr="")
    html = read(client, "listener", "fr")
    assert '<ul lang="en"><li><strong>Time</strong> listens</li><li>Waits</li></ul>' in html


def test_a_role_beside_that_is_not_published_is_not_named(client):
    card = make_role()
    card.works_with.set([make_role("ghost", live=False), make_role("friend")])
    card.save()
    html = read(client, "listener")
    assert "Friend" in html
    assert "Ghost" not in html


def test_an_unpublished_card_is_nobodys_page(client_for, persona):
    card = make_role(live=False)
    client = client_for(persona)
    assert client.get(card.get_absolute_url()).status_code == 404
    assert "Listener" not in client.get("/en/roles/").content.decode()


def test_a_title_in_the_other_language_is_read_aloud_in_it(client):
    make_role(sources_fr="Centre. 2020. *Standing beside*. Résumé. | https://example.org/")
    body = read(client, "listener", "fr")
    assert 'Centre. 2020. <cite lang="en">Standing beside</cite>. Résumé.</a>' in body


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_editor_sees_a_draft_first_in_their_own_language(language):
    with override(language):
        assert RoleCard().default_preview_mode == language
