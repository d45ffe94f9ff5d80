"""What anybody tells the directory without an account, and what becomes of it."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse

from directory.enums import Decision
from directory.exceptions import DecidedAlreadyError, OwnDecisionError
from directory.models import (
    Feedback,
    InclusionCriterion,
    Organisation,
    OrganisationContact,
    Proposal,
    Service,
    Withholding,
)
from directory.stewardship import claims, feedback, links, proposing
from tests.directory.admin.conftest import PEOPLE

pytestmark = pytest.mark.django_db

WORDS = {
    "organisation_name": "Pont du Nord",
    "service_name": "Ligne d’écoute",
    "what": "Écoute les proches.",
    "website": "pontdunord.example",
    "province": "QC",
}


@pytest.fixture(autouse=True)
def nobody_wrote_before():
    cache.clear()


@pytest.fixture
def criterion():
    return InclusionCriterion.objects.get_or_create(
        code="serves-canada", defaults={"text_en": "Serves Canada.", "text_fr": "Sert le Canada."}
    )[0]


@pytest.fixture
def proposal(client, criterion):
    client.post(reverse("propose"), WORDS | {"criteria": [criterion.pk]})
    return Proposal.objects.get()


@pytest.mark.covers("R139")
def test_a_proposal_is_followed_with_its_code(client, proposal, criterion, editor):
    page = client.get(reverse("proposal", args=[proposal.code])).content.decode()
    assert proposal.code in page
    assert "Nobody has decided yet" in page
    found = client.post(reverse("find_proposal"), {"code": proposal.code.upper()})
    assert found.url == reverse("proposal", args=[proposal.code])
    proposing.decide(
        proposal=proposal, decision="excluded", criterion=criterion, reason="No intake.", by=editor
    )
    page = client.get(reverse("proposal", args=[proposal.code])).content.decode()
    assert "Serves Canada." in page
    assert "No intake." in page


def test_no_text_turns_round_the_words_beside_it(client, criterion):
    client.post(reverse("propose"), WORDS | {"service_name": "Ligne \u202e\u2066d’écoute"})
    assert Proposal.objects.get().service_name == "Ligne d’écoute"


def test_who_proposed_is_told_that_an_accepted_listing_is_in_preparation(
    client, proposal, criterion, editor
):
    url = reverse("proposal", args=[proposal.code])
    proposing.decide(
        proposal=proposal, decision="included", criterion=criterion, reason="", by=editor
    )
    assert "Editors are preparing the listing" in client.get(url).content.decode()
    Organisation.objects.update(live=True)
    Service.objects.update(live=True)
    page = client.get(url).content.decode()
    assert "See the listing" in page
    assert "Editors are preparing" not in page


def test_who_refused_finds_no_form_to_decide_the_review(client, proposal, criterion, editor):
    proposing.decide(
        proposal=proposal, decision="excluded", criterion=criterion, reason="No.", by=editor
    )
    proposing.appeal(proposal=proposal, reason="We answer again.")
    client.force_login(editor)
    page = client.get(reverse("directory_answers:proposal", args=[proposal.pk])).content.decode()
    assert "somebody else decides the review" in page
    assert 'name="decision"' not in page


def test_the_first_editor_of_a_claim_is_told_that_another_gives_the_second_yes(
    client, complete, editor
):
    person = PEOPLE["member"].make()
    row = claims.claim(organisation=complete.organisation, user=person, job_title="Nurse")
    claims.approve(claim=row, by=editor, call_note="Called; the office said yes.")
    client.force_login(editor)
    page = client.get(reverse("directory_answers:claim", args=[row.pk])).content.decode()
    assert "another editor gives the second" in page


def test_a_wrong_code_is_said(client, db):
    answer = client.post(reverse("find_proposal"), {"code": "0000000000000000"})
    assert answer.status_code == 422
    assert "No proposal has this code" in answer.content.decode()


def test_an_accepted_proposal_becomes_a_draft_and_no_page(client, proposal, criterion, editor):
    proposing.decide(
        proposal=proposal, decision="included", criterion=criterion, reason="", by=editor
    )
    service = Service.objects.get()
    assert (service.live, service.name_en) == (False, "Ligne d’écoute")
    assert service.organisation.inclusion_decisions.get().decision == Decision.INCLUDED


@pytest.mark.covers("R144")
def test_a_refusal_is_looked_at_again_once_by_somebody_else(
    client, proposal, criterion, editor, moderator
):
    url = reverse("proposal", args=[proposal.code])
    client.post(url, {"reason": "Too early."})
    assert not proposal.decisions.exists()
    proposing.decide(
        proposal=proposal, decision="excluded", criterion=criterion, reason="", by=editor
    )
    client.post(url, {"reason": "It serves all of Canada."})
    client.post(url, {"reason": "Again."})
    assert proposal.decisions.filter(decision=Decision.APPEAL).count() == 1
    with pytest.raises(OwnDecisionError):
        proposing.decide(
            proposal=proposal, decision="included", criterion=criterion, reason="", by=editor
        )
    proposing.decide(
        proposal=proposal, decision="excluded", criterion=criterion, reason="", by=moderator
    )
    assert not proposing.may_appeal(proposal)
    rows = proposal.decisions.exclude(decision=Decision.APPEAL)
    assert all(row.criterion and row.reviewer and row.decided_at for row in rows)


def test_a_proposal_is_answered_once(proposal, criterion, editor, moderator):
    for by in (editor, moderator):
        if by == moderator:
            with pytest.raises(DecidedAlreadyError):
                proposing.decide(
                    proposal=proposal, decision="included", criterion=criterion, reason="", by=by
                )
            continue
        proposing.decide(
            proposal=proposal, decision="excluded", criterion=criterion, reason="", by=by
        )


def test_the_address_is_forgotten_with_the_answer(
    client, criterion, editor, mailoutbox, django_capture_on_commit_callbacks
):
    client.post(reverse("propose"), WORDS | {"email": "me@example.org"})
    proposal = Proposal.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        proposing.decide(
            proposal=proposal, decision="excluded", criterion=criterion, reason="No.", by=editor
        )
    assert mailoutbox[0].to == ["me@example.org"]
    assert "Pont du Nord" not in mailoutbox[0].subject + mailoutbox[0].body
    assert Proposal.objects.get().email == ""


def tell(client, service, what, **data):
    return client.post(reverse("tell", args=[service.key, what]), data)


def test_a_correction_is_kept_with_what_the_listing_said(client, complete):
    tell(client, complete, "correction", field="summary_en", text="For relatives and friends.")
    row = Feedback.objects.get()
    assert row.before == complete.summary_en
    assert complete.summary_en != "For relatives and friends."


def test_accepting_it_changes_that_field_alone(client, complete, editor):
    tell(client, complete, "correction", field="summary_en", text="For relatives and friends.")
    feedback.settle(feedback=Feedback.objects.get(), outcome="accepted", by=editor)
    before = Service.objects.get(pk=complete.pk)
    assert before.summary_en == "For relatives and friends."
    assert before.summary_fr == complete.summary_fr
    with pytest.raises(DecidedAlreadyError):
        feedback.settle(feedback=Feedback.objects.get(), outcome="declined", by=editor)


@pytest.mark.parametrize("words", ["", "x" * 201])
def test_an_accepted_name_is_one_that_a_listing_can_have(client, complete, editor, words):
    tell(client, complete, "correction", field="name_en", text="Anchor")
    client.force_login(editor)
    url = reverse("directory_answers:feedback", args=[Feedback.objects.get().pk])
    assert client.post(url, {"outcome": "accepted", "text": words}).status_code == 422
    assert Service.objects.get(pk=complete.pk).name_en == complete.name_en
    assert client.post(url, {"outcome": "declined", "text": ""}).status_code == 302


HOSTILE = "<script>alert(1)</script> ${alert(1)} `x` {{ 7|add:7 }}"


def test_hostile_words_stay_words(client, complete, editor):
    tell(client, complete, "correction", field="summary_en", text=HOSTILE)
    feedback.settle(feedback=Feedback.objects.get(), outcome="accepted", by=editor)
    page = client.get(complete.get_absolute_url()).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_field_that_nobody_may_suggest_is_refused(client, complete):
    for field in ("visibility", "organisation", "experience", "summary_de", ""):
        assert tell(client, complete, "correction", field=field, text="x").status_code == 422
    assert not Feedback.objects.exists()


def test_a_problem_has_a_kind_and_no_person(client, complete):
    tell(client, complete, "problem", kind="unsafe")
    row = Feedback.objects.get()
    kept = {field.name for field in Feedback._meta.get_fields()}
    assert row.kind == "unsafe"
    assert not kept & {"user", "email", "ip", "name", "session"}


def test_a_machine_is_thanked_and_forgotten(client, complete):
    answer = tell(client, complete, "problem", kind="closed", website_2="http://spam.example")
    assert answer.status_code == 200
    assert not Feedback.objects.exists()


def test_too_many_from_one_address_are_told_and_lose_nothing(client, complete):
    for _press in range(20):
        tell(client, complete, "problem", kind="other", text="Wrong.")
    answer = tell(client, complete, "problem", kind="other", text="The one too many.")
    assert answer.status_code == 422
    assert "The one too many." in answer.content.decode()
    assert Feedback.objects.count() == 20


def test_hidden_listings_take_no_words(client, complete):
    from directory.services import withhold

    withhold(service=complete, reason="safety")
    assert tell(client, complete, "problem", kind="other").status_code == 404


def test_who_asks_to_be_taken_off_gets_the_link_at_the_known_address(
    client, complete, mailoutbox, django_capture_on_commit_callbacks
):
    OrganisationContact.objects.create(
        organisation=complete.organisation, kind="email", value="office@deuxrives.example"
    )
    with django_capture_on_commit_callbacks(execute=True):
        thanks = tell(client, complete, "problem", kind="take-off", text="stranger@example.org")
    assert "goes to the e-mail address that the directory already has" in thanks.content.decode()
    assert mailoutbox[0].to == ["office@deuxrives.example"]
    assert not Withholding.objects.exists()


def test_the_link_takes_the_listing_off_and_shows_it_again(client, complete):
    url = reverse("confirm_listing", args=[links.token_for(complete)])
    client.post(url, {"do": "take-off"})
    assert Withholding.objects.get().reason == "asked"
    client.post(url, {"do": "show"})
    assert not Withholding.objects.exists()


def test_every_page_says_that_nothing_is_watched_live(client, complete):
    for what in ("correction", "problem"):
        page = client.get(reverse("tell", args=[complete.key, what])).content.decode()
        assert "Nothing here is watched live" in page
