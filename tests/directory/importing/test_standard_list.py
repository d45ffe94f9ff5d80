"""The documented columns, from a spreadsheet to the finder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from directory.enums import Fact, How, LifeCycle, LocationPrivacy
from directory.importing.columns import COLUMNS
from directory.importing.mapping import load_mapping
from directory.models import Location, Organisation, Service

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).resolve().parents[3] / "docs"
EXAMPLE = DOCS / "examples" / "directory.csv"


def test_every_column_is_documented_and_mapped():
    documented = set(re.findall(r"`([a-z_]+)`", (DOCS / "importing.md").read_text("utf-8")))
    assert set(COLUMNS) <= documented
    assert set(COLUMNS) - {"id"} == set(load_mapping("standard").columns)


def test_the_example_imports_whole(run_import):
    status, said = run_import(EXAMPLE, publish=True)
    assert status == 0, said
    assert "4 new, 0 changed, 0 unchanged, 0 rows with errors" in said
    assert Organisation.objects.filter(live=True, is_invented=True).count() == 3
    assert Service.objects.filter(live=True).count() == 4


def test_a_row_fills_all_it_states(run_import):
    run_import(EXAMPLE, publish=True)
    service = Service.objects.get(source="directory", source_id="hb-1")
    assert (service.name_en, service.name_fr) == ("Talk it over", "En parler")
    assert service.audiences == ["self", "family"]
    assert {term.code for term in service.terms.all()} == {"first-contact", "family", "en", "fr"}
    assert [(it.kind, it.value, it.extension) for it in service.contacts.all()] == [
        ("voice", "403-555-0142", "12"),
        ("email", "talk@horizon-bridge.example", ""),
    ]
    assert [str(it) for it in service.hours.all()][-3:] == [
        "Friday 09:00-12:00",
        "Friday 13:00-17:00",
        "Saturday 10:00-14:00",
    ]
    assert service.hours.last().by_appointment
    assert service.timezone == "America/Edmonton"
    assert [region.code for region in service.regions.all()] == ["AB"]
    location = service.locations.get()
    assert (location.privacy, location.postal_code) == (LocationPrivacy.EXACT, "T2P 1A1")
    assert [term.code for term in location.accessibility.all()] == ["step-free"]
    assert service.intake_updates.get().wait == "days"


def test_two_services_share_their_organisation(run_import):
    run_import(EXAMPLE)
    organisation = Organisation.objects.get(source_id="horizon-bridge")
    assert organisation.services.count() == 2
    assert organisation.contacts.get().value == "https://horizon-bridge.example"


@pytest.mark.covers("R142", part=True)
def test_what_a_list_confirms_is_dated_and_says_by_whom(run_import):
    run_import(EXAMPLE)
    service = Service.objects.get(source_id="hb-1")
    confirmations = service.confirmations.all()
    assert {it.fact for it in confirmations} == set(Fact)
    assert {(it.how, it.at.date().isoformat()) for it in confirmations} == {
        (How.IMPORT, "2026-01-15")
    }
    assert service.life_cycle_steps.get().state == LifeCycle.FOUND
    other = Service.objects.get(source_id="hb-2")
    assert not other.confirmations.exists()


def test_published_services_are_in_the_finder_when_found_ones_are_asked_for(client, run_import):
    run_import(EXAMPLE, publish=True)
    assert b"Talk it over" not in client.get("/en/find/?q=families").content
    assert b"Talk it over" in client.get("/en/find/?q=families&found=1").content


def test_drafts_are_not_in_the_finder(client, run_import):
    run_import(EXAMPLE)
    assert b"Talk it over" not in client.get("/en/find/?q=families&found=1").content
    assert not Service.objects.filter(live=True).exists()


def test_an_address_stays_hidden_unless_the_list_says_otherwise(run_import, write_list):
    row = {"id": "1", "name_en": "House", "address": "9 Quiet Lane", "city": "Laval"}
    run_import(write_list(row | {"province": "QC"}), publish=True)
    assert Location.objects.get().privacy == LocationPrivacy.LOCALITY


def test_a_town_gives_the_place_its_point(run_import, write_list):
    run_import(write_list({"id": "1", "name_en": "House", "city": "Laval", "province": "Québec"}))
    assert Location.objects.get().latitude == pytest.approx(45.57, abs=0.1)


def test_an_editor_can_open_and_publish_an_imported_draft(run_import):
    run_import(EXAMPLE)
    service = Service.objects.get(source_id="hb-1")
    service.latest_revision.publish()
    service.refresh_from_db()
    assert service.live
    assert service.contacts.count() == 2
    assert service.terms.count() == 4
    assert service.locations.count() == 1
