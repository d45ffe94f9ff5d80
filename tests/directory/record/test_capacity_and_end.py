"""How much room there is, and until when a programme is paid for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.admin.work import Pile, pile
from directory.models import CapacityUpdate, Service
from directory.services import record_capacity, record_end
from liaison.core.visibility import Visibility
from tests.factories.directory import index, make_service
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db
ENDS = "This programme is due to end on"
ENDED = "This programme was due to end"


def ends_in(days, visibility=Visibility.PUBLIC, **fields):
    service = make_service(**fields)
    last_day = timezone.localdate() + timedelta(days=days)
    record_end(service=service, ends_on=last_day, visibility=visibility)
    index(service)
    return service


def read(client, service):
    return client.get(service.get_absolute_url()).content.decode()


@pytest.mark.covers("R118", part=True)
@pytest.mark.covers("R151", part=True)
def test_room_is_shown_to_verified_practitioners_only(client_for):
    service = make_service(team_size="3-5")
    record_capacity(service=service, room="few")
    for persona in PERSONAS:
        seen = "One or two places left" in read(client_for(persona), service)
        assert seen == (persona.is_verified or persona.is_staff), persona


@pytest.mark.covers("R151", part=True)
def test_the_team_size_is_on_the_page(visitor):
    assert "Team of 3 to 5" in read(visitor, make_service(team_size="3-5"))


def test_room_stated_long_ago_says_so(practitioner):
    service = make_service()
    record_capacity(service=service, room="several")
    CapacityUpdate.objects.update(at=timezone.now() - timedelta(days=40))
    assert "stated 40 days ago, ask before you rely on it" in read(practitioner, service)


def test_the_newest_statement_counts(practitioner):
    service = make_service()
    record_capacity(service=service, room="several", at=timezone.now() - timedelta(days=9))
    record_capacity(service=service, room="none")
    page = read(practitioner, service)
    assert "No room at the moment" in page
    assert "Room for several people" not in page


@pytest.mark.covers("R152")
@pytest.mark.parametrize(("days", "warned"), [(400, False), (91, False), (90, True), (0, True)])
def test_referrers_are_warned_ninety_days_before(visitor, practitioner, days, warned):
    service = ends_in(days)
    for client in (visitor, practitioner):
        assert (ENDS in read(client, service)) == warned
        assert (ENDS in client.get(reverse("find")).content.decode()) == warned


@pytest.mark.covers("R152")
def test_a_day_for_practitioners_is_not_for_the_public_until_it_is_past(visitor, practitioner):
    soon, past = ends_in(30, Visibility.PRACTITIONER), ends_in(-3, Visibility.PRACTITIONER)
    assert ENDS in read(practitioner, soon)
    assert "due to end" not in read(visitor, soon)
    day = (timezone.localdate() - timedelta(days=3)).strftime("%Y")
    assert ENDED in read(visitor, past)
    assert f"{ENDED} on" not in read(visitor, past)
    assert day in read(practitioner, past)
    page = visitor.get(reverse("find")).content.decode()
    assert ENDS not in page
    assert "ask whether it still runs" in page


@pytest.mark.covers("R152")
def test_a_programme_past_its_end_waits_for_editors(visitor):
    ended, renewed = ends_in(-1, name_en="Ended"), ends_in(-1, name_en="Renewed")
    record_end(service=renewed, ends_on=None)
    assert list(pile(Service.objects.all(), Pile.ENDED)) == [ended]
    assert ENDED not in read(visitor, renewed)


def test_an_editor_records_both_from_the_facts_of_the_day(editor, practitioner):
    service = make_service()
    url = reverse("directory_facts:record", args=[service.pk, "capacity"])
    editor.post(url, {"room": "few", "how": "writing"})
    url = reverse("directory_facts:record", args=[service.pk, "end"])
    last_day = timezone.localdate() + timedelta(days=20)
    data = {"ends_on": last_day.isoformat(), "visibility": "public", "how": "writing"}
    assert editor.post(url, data).status_code == 302
    page = read(practitioner, service)
    assert "One or two places left" in page
    assert ENDS in page
