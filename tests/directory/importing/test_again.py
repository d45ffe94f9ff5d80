"""The same list a second time, and what people did here in between."""

from __future__ import annotations

import pytest
from wagtail.models import Revision

from directory import services
from directory.models import LifeCycleStep, Organisation, Service
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db
ROW = {
    "id": "1",
    "organisation_id": "o",
    "organisation_name_en": "The harbour",
    "name_en": "Anchor point",
    "summary_en": "Somebody to talk to.",
    "city": "Laval",
    "province": "QC",
    "type": "family",
    "intake": "open",
    "phone": "514-555-0100",
}


def service():
    return Service.objects.get(source_id="1")


def draft():
    return service().get_latest_revision_as_object()


def edited_by_a_person(**texts):
    """An editor changes the live page."""
    record = draft()
    for name, text in texts.items():
        setattr(record, name, text)
    record.save_revision(user=EDITOR.make()).publish()


def test_a_dry_run_writes_nothing(run_import, write_list, row_counts, tmp_path):
    before = row_counts()
    status, said = run_import(write_list(ROW), dry_run=True, diff=tmp_path / "diff.csv")
    assert status == 0
    assert "1 new" in said
    assert "nothing was written" in said
    assert row_counts() == before
    assert "Anchor point" in (tmp_path / "diff.csv").read_text("utf-8")


@pytest.mark.parametrize("publish", [False, True])
def test_a_second_import_changes_nothing(run_import, write_list, row_counts, publish):
    run_import(write_list(ROW), publish=publish)
    before = row_counts()
    status, said = run_import(write_list(ROW), publish=publish)
    assert status == 0
    assert "0 new, 0 changed, 1 unchanged" in said
    assert row_counts() == before


def test_the_difference_shows_old_and_new(run_import, write_list):
    run_import(write_list(ROW))
    _status, said = run_import(write_list(ROW | {"name_en": "New name"}), dry_run=True)
    assert "name_en: Anchor point → New name" in said
    assert service().name_en == "Anchor point"


@pytest.mark.covers("R142", part=True)
def test_a_change_to_a_live_listing_waits_for_review(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    status, said = run_import(write_list(ROW | {"name_en": "New name", "type": "exit"}))
    assert status == 0
    assert "1 changed" in said
    assert service().name_en == "Anchor point"
    assert [term.code for term in service().terms.all()] == ["family"]
    assert service().has_unpublished_changes
    assert draft().name_en == "New name"
    draft().latest_revision.publish()
    assert [term.code for term in service().terms.all()] == ["exit"]


def test_asked_to_publish_a_change_goes_live(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    changed = ROW | {"summary_en": "New.", "phone": "514-555-0199", "organisation_name_en": "Port"}
    run_import(write_list(changed), publish=True)
    assert service().summary_en == "New."
    assert service().contacts.get().value == "514-555-0199"
    assert Organisation.objects.get().name_en == "Port"


def test_what_people_edited_is_never_overwritten(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    edited_by_a_person(summary_en="Written with the team.")
    run_import(write_list(ROW | {"name_en": "New name"}), publish=True)
    assert service().name_en == "Anchor point"
    assert draft().name_en == "New name"
    assert draft().summary_en == "Written with the team."


def test_what_people_edited_is_no_difference(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    edited_by_a_person(name_en="Better name")
    revisions = Revision.objects.count()
    _status, said = run_import(write_list(ROW))
    assert "1 unchanged" in said
    assert Revision.objects.count() == revisions
    assert service().name_en == "Better name"


def test_a_change_to_a_draft_stays_a_draft(run_import, write_list):
    run_import(write_list(ROW))
    run_import(write_list(ROW | {"name_en": "New name"}))
    assert (service().name_en, service().live) == ("New name", False)


def test_drafts_of_an_earlier_import_can_be_published_later(run_import, write_list):
    run_import(write_list(ROW))
    run_import(write_list(ROW), publish=True)
    assert service().live
    assert service().organisation.live
    assert service().locations.get().live


def test_what_an_editor_took_offline_stays_offline(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    service().unpublish()
    run_import(write_list(ROW), publish=True)
    assert not service().live


def test_facts_of_the_day_are_written_at_once_and_only_when_they_change(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    services.record_intake(service=service(), status="paused")
    run_import(write_list(ROW))
    assert service().intake_updates.first().status == "paused"
    run_import(write_list(ROW | {"intake": "closed"}))
    assert service().intake_updates.first().status == "closed"
    assert service().intake_updates.count() == 3


def test_found_is_said_once(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    run_import(write_list(ROW | {"name_en": "New name"}), publish=True)
    assert LifeCycleStep.objects.count() == 1


def test_what_the_list_no_longer_states_is_emptied(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    left = {name: cell for name, cell in ROW.items() if name not in {"summary_en", "type", "phone"}}
    run_import(write_list(left), publish=True)
    assert service().summary_en == ""
    assert not service().terms.exists()
    assert not service().contacts.exists()


def test_a_service_may_move_to_another_organisation(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    moved = ROW | {"organisation_id": "p", "organisation_name_en": "The pier"}
    run_import(write_list(moved), publish=True)
    assert service().organisation.name_en == "The pier"
    assert service().organisation.live
    assert Organisation.objects.get(source_id="o").name_en == "The harbour"


def test_a_place_may_come_later(run_import, write_list):
    bare = {name: cell for name, cell in ROW.items() if name not in {"city", "province"}}
    run_import(write_list(bare), publish=True)
    run_import(write_list(ROW), publish=True)
    assert service().locations.get().city == "Laval"
    assert service().locations.get().live


def test_two_lists_with_the_same_ids_stay_apart(run_import, write_list):
    run_import(write_list(ROW, name="north.csv"), write_list(ROW, name="south.csv"))
    assert Service.objects.filter(source_id="1").count() == 2


def test_only_the_first_rows_when_asked(run_import, write_list):
    rows = [ROW | {"id": str(number)} for number in range(5)]
    run_import(write_list(*rows), limit=2)
    assert Service.objects.count() == 2


def test_once_edited_always_reviewed(run_import, write_list):
    run_import(write_list(ROW), publish=True)
    edited_by_a_person(summary_en="Written with the team.")
    run_import(write_list(ROW | {"name_en": "Second name"}), publish=True)
    run_import(write_list(ROW | {"name_en": "Third name"}), publish=True)
    assert service().name_en == "Anchor point"
    assert draft().name_en == "Third name"
