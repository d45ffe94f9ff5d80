"""What editors look for in lists, and what leaves the building in files."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from directory.admin.work import Pile, counts
from directory.enums import Fact, LifeCycle, LocationPrivacy
from directory.models import Confirmation, IntakeUpdate, Location, Organisation, Service
from directory.services import confirm_facts
from liaison.accounts.models import User
from tests.directory.admin.conftest import admin_url
from tests.factories.directory import make_location, make_organisation, make_service
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db


def listed(client, model, **query):
    page = client.get(reverse(model.snippet_viewset.get_url_name("list")), query)
    return {str(row) for row in page.context["object_list"]}


@pytest.fixture
def pair(organisation):
    make_service(organisation=organisation, name_en="Anchor", intake="paused")
    make_service(organisation=organisation, name_en="Beacon", state=LifeCycle.FOUND)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, {"Anchor", "Beacon"}),
        ({"q": "anch"}, {"Anchor"}),
        ({"q": "Two Shores"}, {"Anchor", "Beacon"}),
        ({"state": "found"}, {"Beacon"}),
        ({"intake": "paused"}, {"Anchor"}),
        ({"pile": "found"}, {"Beacon"}),
        ({"pile": "due"}, {"Anchor"}),
        ({"pile": "drafts"}, set()),
        ({"live": "false"}, set()),
        ({"province": "ON"}, set()),
    ],
)
def test_services_are_found_by_words_and_facts(editor, pair, query, expected):
    assert listed(editor, Service, **query) == expected


def test_organisations_without_a_decision_are_listed(editor, organisation):
    make_organisation(name_en="Undecided")
    assert listed(editor, Organisation, decision="none") == {"Undecided"}
    assert listed(editor, Organisation, decision="included") == {"Two Shores Centre"}


def test_the_piles_of_the_first_screen(complete):
    found = make_service(organisation=complete.organisation, state=LifeCycle.FOUND)
    found.save_revision()
    confirm_facts(service=complete, facts=list(Fact))
    assert dict(counts(EDITOR.make())) == {
        Pile.DRAFTS: 1,
        Pile.REVIEW: 0,
        Pile.FOUND: 1,
        Pile.DUE: 0,
        Pile.HIDDEN: 0,
        Pile.ENDED: 0,
    }
    Confirmation.objects.update(at=timezone.now() - timedelta(days=200))
    IntakeUpdate.objects.update(at=timezone.now() - timedelta(days=200))
    assert dict(counts(EDITOR.make()))[Pile.DUE] == 1


def test_the_list_says_state_and_intake_in_few_queries(editor, pair, django_assert_max_num_queries):
    url = reverse(Service.snippet_viewset.get_url_name("list"))
    editor.get(url)
    for number in range(12):
        make_service(organisation=Organisation.objects.get(), name_en=f"More {number}")
    with django_assert_max_num_queries(42):
        page = editor.get(url).content.decode()
    assert "Intake paused" in page


def export(client, model, kind="csv"):
    url = reverse(model.snippet_viewset.get_url_name("list"))
    response = client.get(url, {"export": kind})
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_lists_are_exported_as_csv_and_as_a_workbook(editor, complete):
    assert "Family anchor point" in export(editor, Service).decode()
    sheet = load_workbook(BytesIO(export(editor, Service, "xlsx"))).active
    assert "Family anchor point" in [cell.value for cell in sheet[2]]


@pytest.mark.parametrize("privacy", [LocationPrivacy.HIDDEN, LocationPrivacy.REGION])
def test_a_file_says_no_more_of_a_place_than_the_public_may_know(editor, organisation, privacy):
    make_location(organisation, privacy=privacy, name_en="Refuge canari")
    for kind in ("csv", "xlsx"):
        content = export(editor, Location, kind)
        text = content.decode() if kind == "csv" else values(content)
        assert privacy.value in text.lower() or str(privacy.label) in text
        for secret in ("4021 ", "Canari", "canari", "Montréal", "H2X", "45.5"):
            assert secret not in text


def values(workbook):
    rows = load_workbook(BytesIO(workbook)).active.iter_rows(values_only=True)
    return " ".join(str(value) for row in rows for value in row)


def test_the_chooser_finds_organisations_by_name_in_both_languages(editor, organisation):
    make_organisation(name_en="Harbour", name_fr="Le Phare")
    url = reverse(Organisation.snippet_viewset.chooser_viewset.get_url_name("choose_results"))
    page = editor.get(url, {"q": "phare"}).content.decode()
    assert "Harbour" in page
    assert "Two Shores" not in page


def test_names_are_in_the_language_of_the_editor_and_of_the_newest_draft(editor, complete):
    complete.name_fr = "Nouveau nom"
    complete.save_revision()
    person = User.objects.get(email="editor@example.org")
    url = reverse(Service.snippet_viewset.get_url_name("list"))
    assert "Family anchor point" in editor.get(url).content.decode()
    person.language = "fr"
    person.save()
    assert "Nouveau nom" in editor.get(url).content.decode()
    assert "Family anchor point" not in editor.get(url).content.decode()


@pytest.mark.parametrize("view", ["history", "usage", "inspect", "workflow_history", "unpublish"])
def test_every_record_has_its_other_screens(editor, complete, view):
    place = make_location(complete.organisation)
    for record in (complete, complete.organisation, place, complete.terms.first()):
        record.save_revision()
        assert editor.get(admin_url(record, view)).status_code == 200


def test_versions_are_compared(editor, complete):
    first = complete.save_revision()
    complete.name_en = "Renamed"
    second = complete.save_revision()
    url = admin_url(complete, "revisions_compare", first.pk, second.pk)
    assert "Renamed" in editor.get(url).content.decode()
