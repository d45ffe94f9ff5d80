"""Starting and ending to follow a search, with and without an account."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from directory.alerts import links
from directory.models import Follow
from liaison.accounts import erasure
from tests.factories.directory import make_service
from tests.personas import MEMBER, PRACTITIONER

pytestmark = pytest.mark.django_db

SEARCH = "level=secondary&place=Montr%C3%A9al"
ADDRESS = "someone@example.org"


@pytest.fixture(autouse=True)
def _site(site_root):
    """Pages need their frame."""


def link_in(letter, name="follow/confirm"):
    return re.search(rf"http://\S+{name}/\?t=\S+", letter.body)[0].partition("8000")[2]


def ask(client, **more):
    data = {"asked": SEARCH, "email": ADDRESS, "frequency": "weekly", "language": "en"}
    return client.post(reverse("follow"), data | more)


def test_one_press_in_the_finder_is_enough_for_a_person_with_an_account(client_for):
    make_service()
    client = client_for(MEMBER)
    page = client.get(f"{reverse('find')}?{SEARCH}").content.decode()
    asked = re.search(r'name="asked" value="([^"]*)"', page)[1].replace("&amp;", "&")
    assert client.post(reverse("follow"), {"asked": asked}).status_code == 302
    row = Follow.objects.get()
    assert (row.user.email, row.email, row.frequency) == (MEMBER.email, "", "weekly")
    assert row.asked == "at=6077243&level=secondary"
    assert "Montreal, Quebec" in client.get(reverse("follows")).content.decode()


def test_without_an_account_nothing_is_kept_before_the_address_is_confirmed(client):
    assert ask(client).status_code == 200
    assert not Follow.objects.exists()
    link = link_in(mail.outbox[0])
    client.get(link)
    assert not Follow.objects.exists()
    client.post(link)
    assert Follow.objects.get().email == ADDRESS


def test_pressing_twice_follows_once(client):
    ask(client)
    link = link_in(mail.outbox[0])
    client.post(link)
    client.post(link)
    assert Follow.objects.count() == 1


def test_a_link_ends_after_two_days(client, monkeypatch):
    ask(client)
    link = link_in(mail.outbox[0])
    now = timezone.now().timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 48 * 3600 + 60)
    assert client.post(link).status_code == 410
    assert not Follow.objects.exists()


def test_an_address_gets_one_letter_an_hour_whoever_asks(client):
    for address in (ADDRESS, ADDRESS.upper(), ADDRESS):
        assert ask(client, email=address).status_code == 200
    assert len(mail.outbox) == 1


def test_a_wrong_address_is_said_and_the_search_stays(client):
    answer = ask(client, email="someone")
    assert answer.status_code == 422
    assert "level=secondary" in answer.content.decode()
    assert mail.outbox == []


def test_the_words_of_a_search_are_never_kept(client):
    ask(client, asked="q=my+son+Sam&open_now=1&level=secondary")
    client.post(link_in(mail.outbox[0]))
    assert Follow.objects.get().asked == "level=secondary"


@pytest.mark.parametrize("asked", ["", "q=my+son", "place=Atlantis", "level=nonsense"])
def test_a_search_without_place_or_filter_is_not_followed(client, asked):
    assert ask(client, asked=asked).status_code == 422
    assert mail.outbox == []


def test_opening_the_link_at_the_foot_of_a_letter_changes_nothing(client):
    row = Follow.objects.create(email=ADDRESS, asked="level=primary", language="en")
    link = links.to_end(row.pk, "en").partition("8000")[2]
    assert client.get(link).status_code == 200
    assert Follow.objects.exists()
    client.post(link)
    assert not Follow.objects.exists()
    assert client.get(link).status_code == 200


def test_a_mail_program_ends_it_with_one_request_and_no_cookie():
    """https://www.rfc-editor.org/rfc/rfc8058#section-3.2"""
    from django.test import Client

    row = Follow.objects.create(email=ADDRESS, asked="level=primary", language="fr")
    link = links.to_end(row.pk, "fr").partition("8000")[2]
    program = Client(enforce_csrf_checks=True)
    answer = program.post(link, {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, answer.cookies) == (200, {})
    assert not Follow.objects.exists()


def test_a_forged_link_ends_nothing(client):
    row = Follow.objects.create(email=ADDRESS, asked="level=primary", language="en")
    assert (
        client.post(reverse("follow_end"), {}, query_params={"t": f"{row.pk}:x"}).status_code == 410
    )
    assert Follow.objects.exists()


def test_people_change_and_end_their_own_and_nobody_elses(client_for):
    mine = Follow.objects.create(user=MEMBER.make(), asked="level=primary", language="en")
    other = Follow.objects.create(user=PRACTITIONER.make(), asked="level=primary", language="en")
    client, url = client_for(MEMBER), reverse("follows")
    client.post(url, {"follow": mine.pk, "do": "save", "frequency": "monthly"})
    mine.refresh_from_db()
    assert mine.frequency == "monthly"
    assert client.post(url, {"follow": other.pk, "do": "end"}).status_code == 404
    assert client.post(url, {"follow": "9" * 30, "do": "end"}).status_code == 404
    client.post(url, {"follow": mine.pk, "do": "end"})
    assert list(Follow.objects.all()) == [other]


def test_erasing_an_account_erases_what_it_follows():
    person = MEMBER.make()
    Follow.objects.create(user=person, asked="level=primary", language="en")
    Follow.objects.create(email=person.email, asked="level=primary", language="en")
    erasure.erase(user=person)
    assert not Follow.objects.exists()


def test_forms_of_extremism_are_followed_by_verified_practitioners_only(client, client_for):
    from tests.factories.directory import make_term

    make_term("experience", "gender-hate")
    asked = "experience=gender-hate"
    assert ask(client, asked=asked).status_code == 422
    assert client_for(MEMBER).post(reverse("follow"), {"asked": asked}).status_code == 422
    assert client_for(PRACTITIONER).post(reverse("follow"), {"asked": asked}).status_code == 302
    assert Follow.objects.get().asked == asked
