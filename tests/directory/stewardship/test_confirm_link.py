"""One press says that a listing is still correct; opening the link says nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from directory import services
from directory.enums import Fact, How, IntakeStatus, LifeCycle, Withheld
from directory.models import Confirmation, IntakeUpdate
from directory.stewardship import links
from tests.factories.directory import make_service

pytestmark = pytest.mark.django_db

EVERY_FACT = [fact for fact in Fact.values if fact != Fact.INTAKE]


@pytest.fixture
def service():
    made = make_service()
    Confirmation.objects.all().delete()
    return made


@pytest.fixture
def url(service):
    return address(service)


def address(service, language="en"):
    with override(language):
        return reverse("confirm_listing", args=[links.token_for(service)])


def by_organisation(service):
    return set(service.confirmations.filter(how=How.ORGANISATION).values_list("fact", flat=True))


@pytest.mark.covers("R042", part=True)
def test_one_press_confirms_every_fact(client, service, url):
    client.post(url, {"status": "open", "facts": EVERY_FACT})
    assert by_organisation(service) == set(Fact.values)


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_client_that_fetches_links_ahead_changes_nothing(client, url, method):
    before = IntakeUpdate.objects.count()
    answer = getattr(client, method)(
        url, headers={"sec-purpose": "prefetch", "purpose": "prefetch"}
    )
    assert answer.status_code == 200
    assert not Confirmation.objects.exists()
    assert IntakeUpdate.objects.count() == before


def test_everything_is_ticked_when_the_page_opens(client, url):
    body = client.get(url).content.decode()
    assert body.count(" checked") == len(EVERY_FACT) + 1


def test_a_fact_without_its_tick_is_not_confirmed(client, service, url):
    client.post(url, {"status": "open", "facts": [Fact.HOURS]})
    assert by_organisation(service) == {Fact.INTAKE, Fact.HOURS}


def test_another_intake_status_holds_at_once(client, service, url):
    client.post(url, {"status": "waiting", "wait": "6-weeks", "facts": EVERY_FACT})
    with override("en"):
        page = client.get(service.get_absolute_url()).content.decode()
    assert "Waiting list, up to 6 weeks" in page


def test_the_same_intake_status_is_no_new_update(client, service, url):
    before = service.intake_updates.count()
    client.post(url, {"status": "open", "facts": EVERY_FACT})
    assert service.intake_updates.count() == before


def test_pressing_twice_is_harmless(client, service, url):
    for _ in range(2):
        assert client.post(url, {"status": "open", "facts": EVERY_FACT}).status_code == 200
    assert by_organisation(service) == set(Fact.values)


@pytest.mark.covers("R142", part=True)
def test_a_record_that_was_only_found_is_confirmed_from_then_on(client):
    service = make_service(state=LifeCycle.FOUND)
    client.post(address(service), {"status": "open", "facts": EVERY_FACT})
    assert service.life_cycle_steps.first().state == LifeCycle.CONFIRMED


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "This link no longer works"), ("fr", "Ce lien ne fonctionne plus")],
)
def test_a_forged_link_says_so_and_changes_nothing(client, language, words):
    with override(language):
        url = reverse("confirm_listing", args=["forged:token:here"])
    for answer in (client.get(url), client.post(url, {"status": "open"})):
        assert answer.status_code == 410
        assert words in answer.content.decode()
    assert not IntakeUpdate.objects.exists()


def test_a_link_ends(client, service, monkeypatch):
    url = address(service)
    monkeypatch.setattr(links, "MAX_AGE", -1)
    assert client.get(url).status_code == 410
    assert client.post(url, {"status": "open", "facts": EVERY_FACT}).status_code == 410
    assert not Confirmation.objects.exists()


def test_a_signature_made_for_something_else_opens_nothing(client, service):
    token = signing.dumps(service.key, salt="something.else")
    assert client.get(f"/en/confirm/{token}/").status_code == 410


def test_the_link_of_one_listing_confirms_no_other(client, service, url):
    other = make_service()
    Confirmation.objects.all().delete()
    client.post(url, {"status": "open", "facts": EVERY_FACT})
    assert not other.confirmations.exists()


@pytest.mark.parametrize("status", ["", "unknown", "nonsense"])
def test_an_intake_status_that_nobody_may_say_is_refused_and_the_rest_kept(client, url, status):
    answer = client.post(url, {"status": status, "facts": [Fact.HOURS]})
    assert answer.status_code == 422
    assert answer.context["form"]["facts"].value() == [Fact.HOURS]
    assert not Confirmation.objects.exists()


def test_a_listing_that_is_no_longer_published_can_not_be_confirmed(client, service, url):
    service.unpublish()
    assert client.post(url, {"status": "open", "facts": EVERY_FACT}).status_code == 410


def test_the_token_is_kept_from_logs_and_caches(client, url):
    from liaison.core.logging import without_secrets

    answer = client.get(url)
    assert "no-store" in answer["Cache-Control"]
    assert url.split("/")[3] not in without_secrets(f'"GET {url} HTTP/1.1" 200')


def test_a_listing_hidden_for_want_of_an_answer_comes_back_with_it(client, service, url):
    assert client.get(url).content.decode().count("<form") == 2  # the second takes it off
    services.withhold(service=service, reason=Withheld.STALE)
    assert client.get(url).content.decode().count("<form") == 1
    with override("en"):
        assert client.get(service.get_absolute_url()).status_code == 404
        client.post(url, {"status": "open", "facts": EVERY_FACT})
        assert client.get(service.get_absolute_url()).status_code == 200


def test_a_listing_hidden_for_another_reason_stays_hidden(client, service, url):
    services.withhold(service=service, reason=Withheld.SAFETY)
    body = client.post(url, {"status": "open", "facts": EVERY_FACT}).content.decode()
    assert "still hidden" in body
    with override("en"):
        assert client.get(service.get_absolute_url()).status_code == 404


def test_confirming_a_part_does_not_bring_back_what_is_old_in_the_rest(client, service, url):
    long_ago = timezone.now() - timedelta(days=400)
    services.confirm_facts(service=service, facts=Fact.values, at=long_ago)
    services.withhold(service=service, reason=Withheld.STALE)
    client.post(url, {"status": IntakeStatus.OPEN, "facts": [Fact.HOURS]})
    assert hasattr(type(service).objects.get(pk=service.pk), "withholding")
