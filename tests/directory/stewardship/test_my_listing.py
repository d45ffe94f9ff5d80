"""People of an organisation keep their listing: one press for facts, a draft for words."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils.translation import override

from directory.enums import Fact, How, IntakeStatus, LifeCycle, Withheld
from directory.listing import ListingFacts
from directory.models import Service, Withholding
from directory.services import move_to, record_intake, withhold
from tests.directory.admin.conftest import PEOPLE
from tests.factories.directory import make_organisation, make_service

pytestmark = pytest.mark.django_db


def say(client, service, what, **data):
    return client.post(reverse("my_say", args=[service.key, what]), data, follow=True)


@pytest.mark.covers("R042", part=True)
@pytest.mark.parametrize("status", ["open", "waiting", "paused", "closed"])
def test_one_press_says_what_intake_is_like(manager, complete, status):
    say(manager, complete, "intake", status=status)
    newest = complete.intake_updates.latest()
    assert (newest.status, newest.how) == (IntakeStatus(status), How.ORGANISATION)


def test_a_status_keeps_the_note_that_was_there(manager, complete):
    say(manager, complete, "intake", status="waiting", wait="6-weeks", note_fr="Appelez d’abord.")
    page = manager.get(reverse("my_listing", args=[complete.key])).content.decode()
    assert "Appelez d’abord." in page


def test_an_unknown_status_is_said_and_nothing_recorded(manager, complete):
    before = complete.intake_updates.count()
    answer = manager.post(reverse("my_say", args=[complete.key, "intake"]), {"status": "maybe"})
    assert answer.status_code == 422
    assert complete.intake_updates.count() == before


def test_everything_is_confirmed_in_one_press_from_the_list(manager, complete):
    complete.confirmations.all().delete()
    answer = say(manager, complete, "confirm", back="list")
    assert answer.redirect_chain[-1][0] == reverse("my_listings")
    facts = complete.confirmations.filter(how=How.ORGANISATION).values_list("fact", flat=True)
    assert set(facts) == set(Fact.values)


def test_one_fact_is_confirmed_alone(manager, complete):
    complete.confirmations.all().delete()
    say(manager, complete, "confirm", facts=["police"])
    assert set(complete.confirmations.values_list("fact", flat=True)) == {Fact.POLICE}


def test_a_found_record_becomes_a_confirmed_one(manager, complete):
    move_to(service=complete, state=LifeCycle.FOUND)
    say(manager, complete, "confirm")
    assert complete.life_cycle_steps.latest().state == LifeCycle.CONFIRMED


def test_a_holiday_is_added_and_taken_back(manager, complete):
    say(manager, complete, "exception", first_day="2026-12-25", last_day="2026-12-25")
    row = complete.hours_exceptions.get()
    say(manager, complete, "exception-removed", exception=row.pk)
    assert not complete.hours_exceptions.exists()


def test_an_exception_that_ends_before_it_starts_comes_back_as_written(manager, complete):
    answer = say(manager, complete, "exception", first_day="2026-12-25", last_day="2026-12-24")
    assert answer.status_code == 422
    assert 'value="2026-12-25"' in answer.content.decode()


def test_nobody_else_opens_or_changes_it(client_as, complete):
    for name in PEOPLE:
        client = client_as(name)
        addresses = ["my_listing", "my_texts", "my_comparison", "my_preview"]
        for address in addresses:
            answer = client.get(reverse(address, args=[complete.key]))
            assert answer.status_code in (302, 404), (name, address)
        answer = client.post(reverse("my_say", args=[complete.key, "hide"]))
        assert answer.status_code in (302, 404), name
    assert not Withholding.objects.exists()


def test_a_member_of_one_organisation_sees_nothing_of_another(manager):
    other = make_service(organisation=make_organisation(name_en="Elsewhere"))
    assert manager.get(reverse("my_listing", args=[other.key])).status_code == 404
    assert "Family anchor" not in manager.get(reverse("my_listings")).content.decode()


def test_a_manager_hides_it_and_shows_it_again(manager, complete, client):
    say(manager, complete, "hide")
    with override("en"):
        assert client.get(complete.get_absolute_url()).status_code == 404
    say(manager, complete, "show")
    with override("en"):
        assert client.get(complete.get_absolute_url()).status_code == 200


def test_an_editor_of_the_organisation_does_not_hide(colleague, complete):
    answer = say(colleague, complete, "hide")
    assert answer.status_code == 403
    assert not Withholding.objects.exists()


def test_what_an_editor_of_the_site_hid_stays_hidden(manager, complete):
    withhold(service=complete, reason=Withheld.SAFETY)
    page = manager.get(reverse("my_listing", args=[complete.key])).content.decode()
    assert "Show again" not in page
    say(manager, complete, "show")
    assert Withholding.objects.filter(reason=Withheld.SAFETY).exists()


def test_a_further_service_starts_as_a_draft_nobody_sees(manager, organisation, client):
    manager.post(reverse("add_service", args=[organisation.key]), {"name": "Night line"})
    made = Service.objects.get(name_en="Night line")
    assert not made.live
    page = manager.get(reverse("my_listings")).content.decode()
    assert "Night line" in page


@pytest.fixture
def client_as(client_for):
    return lambda name: client_for(PEOPLE[name])


def test_a_pause_says_no_wait(complete):
    record_intake(service=complete, status="waiting", wait="2-weeks")
    assert "2 weeks" in ListingFacts(Service.objects.get(pk=complete.pk)).status_label
    record_intake(service=complete, status="paused", wait="2-weeks")
    assert "2 weeks" not in ListingFacts(Service.objects.get(pk=complete.pk)).status_label
