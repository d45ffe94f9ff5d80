"""Editors answer what comes from outside, and see which listings need care."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.urls import reverse

from directory.models import Claim, Feedback, InclusionCriterion, LinkCheck, Service, ServiceContact
from directory.stewardship import (
    claims,
    dead_links,
    duplicates,
    feedback,
    proposing,
    public_web,
)
from tests.directory.admin.conftest import PEOPLE
from tests.factories.directory import make_organisation, make_service

pytestmark = pytest.mark.django_db

ANSWERS = {"superuser", "administrator", "editor", "moderator"}


@pytest.fixture
def criterion():
    return InclusionCriterion.objects.create(code="x", text_en="Criterion X.", text_fr="Critère X.")


@pytest.fixture
def outside(complete, criterion):
    """One letter of each kind, with its screen."""
    claim = claims.claim(
        organisation=complete.organisation, user=PEOPLE["member"].make(), job_title="Coordinator"
    )
    proposal = proposing.propose(
        criteria=[criterion],
        organisation_name="Two Shores",
        service_name="Night line",
        what="Listens.",
    )
    row = feedback.say(
        service=complete, kind="correction", field="summary_en", text="For relatives and friends."
    )
    return {"claim": claim, "proposal": proposal, "feedback": row}


def url(row):
    return reverse(f"directory_answers:{row._meta.model_name}", args=[row.pk])


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_only_those_who_publish_answer(outside, client_as, name):
    client = client_as(name)
    for row in outside.values():
        answer = client.get(url(row))
        assert (answer.status_code == 200) == (name in ANSWERS)
    for queue in ("claims", "proposals", "feedback"):
        answer = client.get(reverse(f"{queue}:index"))
        assert (answer.status_code == 200) == (name in ANSWERS)


def test_two_editors_let_somebody_in(outside, client_as):
    claim = outside["claim"]
    first, second = client_as("editor"), client_as("moderator")
    answer = first.post(url(claim), {"answer": "yes"})
    assert "Call the organisation first" in answer.content.decode()
    first.post(url(claim), {"answer": "yes", "call_note": "Reception, 514 555-0142, today."})
    again = first.post(url(claim), {"answer": "yes"}, follow=True)
    assert "Somebody else has to take this step" in again.content.decode()
    second.post(url(claim), {"answer": "yes"})
    assert Claim.objects.get().granted_at
    assert claim.user.memberships.exists()


def test_the_screen_of_a_claim_shows_numbers_of_the_record(outside, editor):
    page = editor.get(url(outside["claim"])).content.decode()
    assert "514 555-0142" in page


def test_a_no_needs_a_reason(outside, editor):
    answer = editor.post(url(outside["claim"]), {"answer": "no"})
    assert answer.status_code == 422
    assert Claim.objects.waiting().exists()


def test_a_proposal_with_a_known_name_is_shown_beside_it(outside, editor):
    page = editor.get(url(outside["proposal"])).content.decode()
    assert "Two Shores Centre" in page


def test_an_accepted_proposal_waits_as_a_draft(outside, editor, criterion):
    data = {"decision": "included", "criterion": criterion.pk, "reason": ""}
    editor.post(url(outside["proposal"]), data)
    service = Service.objects.get(name_en="Night line")
    assert not service.live
    page = editor.get(url(outside["proposal"])).content.decode()
    assert "Complete the draft" in page


def test_a_suggestion_is_shown_as_a_difference_and_accepted(outside, editor, complete):
    page = editor.get(url(outside["feedback"])).content.decode()
    assert "<ins>" in page
    assert "<del>" in page
    data = {"outcome": "accepted", "text": "For relatives and close friends."}
    editor.post(url(outside["feedback"]), data)
    complete.refresh_from_db()
    assert complete.summary_en == "For relatives and close friends."


def test_a_declined_suggestion_changes_nothing(outside, editor, complete):
    before = complete.summary_en
    editor.post(url(outside["feedback"]), {"outcome": "declined", "text": "x"})
    complete.refresh_from_db()
    assert complete.summary_en == before
    assert not Feedback.objects.waiting().exists()


def test_urgent_words_come_first(complete, editor):
    feedback.say(service=complete, kind="other", text="later")
    feedback.say(service=complete, kind="unsafe")
    feedback.say(service=complete, kind="other", text="latest")
    page = editor.get(reverse("feedback:index")).content.decode()
    assert page.index("put someone at risk") < page.index("Something else")


def test_the_first_screen_counts_what_waits(outside, editor, site_root):
    page = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Words from readers" in page


def test_the_history_says_who_confirmed_and_who_answered(outside, editor, complete):
    feedback.settle(feedback=outside["feedback"], outcome="declined", by=PEOPLE["editor"].make())
    page = editor.get(reverse("directory_facts:service", args=[complete.pk])).content.decode()
    assert "A field says something wrong – Not accepted" in page
    assert "Editor" in page


def bulk(client, action, services, **data):
    ids = "&".join(f"id={service.pk}" for service in services)
    base = reverse("wagtail_bulk_action", args=["directory", "service", action])
    return client.post(f"{base}?{ids}&next=/admin/", data)


def test_several_services_are_confirmed_at_once(editor, complete):
    other = make_service(organisation=complete.organisation, name_en="Second")
    for service in (complete, other):
        service.confirmations.all().delete()
    bulk(editor, "confirm_facts", [complete, other], facts=["police"], how="interview")
    for service in (complete, other):
        row = service.confirmations.get()
        assert (row.fact, row.how, str(row.by)) == ("police", "interview", "Editor")


def test_several_services_are_hidden_at_once(editor, complete, client):
    bulk(editor, "withhold", [complete], reason="safety")
    assert client.get(complete.get_absolute_url()).status_code == 404


def test_people_who_may_not_edit_do_nothing_in_bulk(client_as, complete):
    bulk(client_as("privacy officer"), "withhold", [complete], reason="safety")
    assert Service.objects.shown().filter(pk=complete.pk).exists()


def test_quality_names_what_is_missing_and_in_one_language(editor, complete):
    complete.summary_fr = ""
    complete.save()
    address = reverse("directory_upkeep:quality", args=[complete.organisation_id])
    page = editor.get(address).content.decode()
    assert "Summary (French)" in page


def test_two_records_with_one_number_are_candidates(complete, editor):
    elsewhere = make_organisation(name_en="Other house", province="ON")
    make_service(organisation=elsewhere, name_en="Listening", name_fr="", phone="(514) 555-0142")
    assert [row.why for row in duplicates.candidates()] == ["Same phone number"]
    page = editor.get(reverse("directory_upkeep:duplicates")).content.decode()
    assert "Listening" in page


def test_a_number_that_many_share_tells_nothing():
    house = make_organisation()
    for number in range(8):
        make_service(organisation=house, name_en=f"Service {number}", name_fr="", indexed=False)
    assert duplicates.candidates() == []


class Site(BaseHTTPRequestHandler):
    """A site with one good page, and one that only answers to GET."""

    def do_HEAD(self):
        self.send_response({"/good": 200, "/get-only": 405}.get(self.path, 404))
        self.end_headers()

    def do_GET(self):
        self.send_response(404 if self.path == "/gone" else 200)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def web(settings):
    settings.LINK_CHECK_PRIVATE = True
    server = HTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_link_that_fails_twice_is_reported_with_its_service(web, complete, editor):
    links = reverse("directory_upkeep:links")
    for path in ("/good", "/get-only", "/gone"):
        ServiceContact.objects.create(service=complete, kind="web", value=web + path)
    assert "No address has been asked yet" in editor.get(links).content.decode()
    assert dead_links.check() == (3, 1)
    assert "3 addresses are known" in editor.get(links).content.decode()
    assert dead_links.failing() == []
    dead_links.check()
    ((row, services),) = dead_links.failing()
    assert row.url.endswith("/gone")
    assert services == [complete]
    page = editor.get(links).content.decode()
    assert "/gone" in page


def test_a_link_into_a_private_network_is_not_asked(settings):
    settings.LINK_CHECK_PRIVATE = False
    for url in ("http://127.0.0.1/", "http://[::1]/", "file:///etc/passwd", "http://10.0.0.1/"):
        assert dead_links.ask(url) is None


def test_a_name_with_any_private_address_is_not_asked(web, monkeypatch, settings):
    settings.LINK_CHECK_PRIVATE = False
    looks = iter([["203.0.113.7", "127.0.0.1"], ["127.0.0.1"]])
    monkeypatch.setattr(public_web, "look_up", lambda host, port: next(looks))
    url = web.replace("127.0.0.1", "listing.example") + "/good"
    assert [dead_links.ask(url), dead_links.ask(url)] == [None, None]


def test_what_was_looked_up_is_what_is_connected_to(web, monkeypatch):
    looks = iter([["127.0.0.1"]])
    monkeypatch.setattr(public_web, "look_up", lambda host, port: next(looks))
    assert dead_links.ask(web.replace("127.0.0.1", "listing.example") + "/good") == 200


def test_a_link_that_left_the_listing_is_forgotten(web, complete):
    contact = ServiceContact.objects.create(service=complete, kind="web", value=web + "/good")
    dead_links.check()
    contact.delete()
    dead_links.check()
    assert not LinkCheck.objects.exists()
