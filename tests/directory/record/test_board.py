"""Offers and requests between partners."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import PartnerNotice
from directory.partners.board import A_DAY
from liaison.core.visibility import Visibility
from tests.factories.directory import make_organisation
from tests.factories.partners import make_notice
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return reverse("board")


@pytest.fixture
def said():
    return {
        "kind": "request",
        "subject": "A Somali interpreter for two evenings",
        "text": "We pay the fare.",
        "province": "ON",
        "organisation": make_organisation().pk,
        "until": (timezone.localdate() + timedelta(days=30)).isoformat(),
    }


@pytest.mark.covers("R151", part=True)
def test_a_practitioner_posts_a_request(practitioner, board, said):
    assert practitioner.post(board, said).status_code == 302
    page = practitioner.get(board).content.decode()
    assert "A Somali interpreter for two evenings" in page
    assert "Two Shores Centre" in page


def test_the_board_is_missing_for_everyone_else(client_for, board, said):
    for persona in PERSONAS:
        if persona.is_verified or persona.is_staff:
            continue
        client = client_for(persona)
        assert client.get(board).status_code == 404
        assert client.post(board, said).status_code == 404
    assert not PartnerNotice.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "Call 514 555-0142",
        "Write to mother@example.org",
        "For a boy, 15 years old",
        "Un jeune, né le 3 mai",
        "File 2024-00871",
        "Client born in spring",
    ],
)
def test_what_looks_like_a_person_is_refused_and_kept_in_the_form(practitioner, board, said, text):
    answer = practitioner.post(board, said | {"text": text})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "never for cases" in page
    assert text in page
    assert not PartnerNotice.objects.exists()


@pytest.mark.parametrize("text", ["Room for 20 people, 2 evenings", "From 9:00 to 16:30", "2 ETP"])
def test_ordinary_numbers_are_fine(practitioner, board, said, text):
    assert practitioner.post(board, said | {"text": text}).status_code == 302


@pytest.mark.parametrize("days", [-1, 120])
def test_a_notice_has_an_end_within_three_months(practitioner, board, said, days):
    until = (timezone.localdate() + timedelta(days=days)).isoformat()
    assert practitioner.post(board, said | {"until": until}).status_code == 422


def test_an_organisation_that_a_person_may_not_see_can_not_be_named(practitioner, board, said):
    hidden = make_organisation(visibility=Visibility.STAFF)
    assert practitioner.post(board, said | {"organisation": hidden.pk}).status_code == 422


def test_notices_leave_the_board_by_themselves_or_by_an_editor(practitioner, editor, board):
    make_notice(subject="Over", until=timezone.localdate() - timedelta(days=1))
    make_notice(subject="Unpublished", organisation=make_organisation(live=False))
    notice = make_notice(subject="Off the mark")
    page = practitioner.get(board).content.decode()
    assert "Off the mark" in page
    assert not [words for words in ("Over<", "Unpublished") if words in page]
    name = PartnerNotice.snippet_viewset.get_url_name("edit")
    editor.post(reverse(name, args=[notice.pk]), {"hidden": "on"})
    assert "Off the mark" not in practitioner.get(board).content.decode()


def test_a_person_posts_only_so_much_a_day(practitioner, board, said):
    for number in range(A_DAY + 1):
        answer = practitioner.post(board, said | {"subject": f"Offer {number}"})
    assert PartnerNotice.objects.count() == A_DAY
    page = answer.content.decode()
    assert "That is enough for one day." in page
    assert f'value="Offer {A_DAY}"' in page


def test_the_board_of_a_province_has_the_countrys_too(practitioner, board):
    make_notice(subject="Everywhere")
    make_notice(subject="In Ontario", province="ON")
    make_notice(subject="In Quebec", province="QC")
    page = practitioner.get(board, {"province": "ON"}).content.decode()
    assert "Everywhere" in page
    assert "In Ontario" in page
    assert "In Quebec" not in page
