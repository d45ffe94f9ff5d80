"""Feeds of other directories, as they should be."""

from __future__ import annotations

import json
from datetime import date

import pytest

from directory.enums import LocationPrivacy
from directory.listing import ListingFacts
from directory.models import Confirmation, ImportedRow, Location, Organisation, Service
from tests.factories import hsds

pytestmark = pytest.mark.django_db


def only_service():
    return Service.objects.get()


def ways(service):
    return [(it.kind, it.value, it.extension) for it in service.contacts.all()]


def stretches(service):
    return [(it.weekday, f"{it.opens:%H:%M}-{it.closes:%H:%M}") for it in service.hours.all()]


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_package_of_1_1_comes_in_under_todays_names(take, tmp_path, errors, packed):
    folder = hsds.write_package(tmp_path / "feed", hsds.package_of_1_1())
    status, said = take(hsds.zipped(folder) if packed else folder)
    assert status == 0, said
    assert "1 new" in said
    service = only_service()
    assert service.name_en == "Anchor line"
    assert service.description_en == "Somebody to talk to.\n\nAnybody over 12."
    assert service.steps_en == "Call us."
    assert ways(service) == [
        ("voice", "514-555-0100", "12"),
        ("fax", "514-555-0101", ""),
        ("email", "anchor@example.org", ""),
    ]
    assert stretches(service) == [(0, "09:00-17:00"), (1, "13:00-20:00")]
    assert [term.code for term in service.terms.all()] == ["fr"]
    assert [region.code for region in service.regions.all()] == ["QC"]
    assert service.timezone == "America/Toronto"
    assert [it.value for it in service.organisation.contacts.all()] == ["https://example.org"]
    assert any("klingon" in row["Value"] for row in errors())
    assert any("no longer given" in row["What to do"] for row in errors())


def test_a_package_of_3_1(take, tmp_path):
    status, said = take(hsds.write_package(tmp_path / "feed", hsds.package_of_3_1()))
    assert status == 0, said
    service = only_service()
    assert str(service.uuid) == hsds.SERVICE
    assert str(service.organisation.uuid) == hsds.ORGANISATION
    assert str(service.locations.get().uuid) == hsds.LOCATION
    assert service.minimum_age == 12
    assert stretches(service) == [(0, "09:00-17:00"), (1, "09:00-17:00")]


def test_the_day_of_the_last_check_and_of_the_last_change_come_along(take, tmp_path):
    take(hsds.write_package(tmp_path / "feed", hsds.package_of_3_1()))
    assert {it.at.date() for it in Confirmation.objects.all()} == {date(2026, 1, 31)}
    kept = ImportedRow.objects.get().values
    assert kept["last_modified"] == "2026-02-01T10:00:00+00:00"


def test_tables_are_known_by_the_package_whatever_their_files_are_called(take, tmp_path):
    tables = hsds.package_of_3_1()
    renamed = {f"export-{number}.csv": rows for number, rows in enumerate(tables.values())}
    names = dict(zip(renamed, (file.removesuffix(".csv") for file in tables), strict=True))
    status, said = take(hsds.write_package(tmp_path / "feed", renamed, names))
    assert status == 0, said
    assert only_service().locations.get().city == "Laval"


@pytest.mark.parametrize("shape", ["one", "array", "page", "lines", "lines in .json"])
def test_json_comes_in_every_shape_the_standard_knows(take, tmp_path, shape):
    rows = [hsds.service(), hsds.another(9)]
    files = {
        "one": lambda: hsds.write_json(tmp_path / "feed.json", rows[0]),
        "array": lambda: hsds.write_json(tmp_path / "feed.json", rows),
        "page": lambda: hsds.write_json(
            tmp_path / "feed.json", {"total_items": 2, "contents": rows, "size": 2}
        ),
        "lines": lambda: hsds.write_lines(tmp_path / "feed.ndjson", rows),
        "lines in .json": lambda: hsds.write_lines(tmp_path / "feed.json", rows),
    }
    status, said = take(files[shape]())
    assert status == 0, said
    assert Service.objects.count() == (1 if shape == "one" else 2)


def test_a_list_of_places_with_their_services(take, tmp_path):
    offered = hsds.service()
    del offered["service_at_locations"]
    row = {"id": hsds.SERVICE[:-1] + "6", "location": hsds.location(), "service": offered}
    status, said = take(hsds.write_json(tmp_path / "service_at_locations.json", [row]))
    assert status == 0, said
    assert only_service().locations.get().city == "Laval"


@pytest.mark.parametrize(
    "name", ["service_full", "service_list", "service_at_location_full", "csv"]
)
def test_the_official_examples(take, tmp_path, shared_data, name):
    examples = shared_data / "hsds-3.1" / "examples"
    path = examples / name if name == "csv" else examples / f"{name}.json"
    status, said = take(path)
    assert status == 0, said
    service = only_service()
    assert service.name_en == "Community Counselling"
    assert service.organisation.name_en == "Example Organization Inc."
    assert not service.locations.exists()  # theirs isn't in Canada
    assert "Traceback" not in said


def test_what_a_feed_does_not_say_is_not_stated(take, tmp_path):
    take(hsds.write_json(tmp_path / "feed.json", hsds.service()))
    service = only_service()
    assert (service.levels, service.referrers, service.police_role) == ([], [], "")
    facts = ListingFacts(Service.objects.with_facts().get())
    assert facts.intake is None
    assert facts.state == "found"
    assert not (service.live or service.organisation.live or service.locations.get().live)


def test_an_address_is_hidden_unless_the_feed_says_otherwise(take, tmp_path):
    take(hsds.write_json(tmp_path / "feed.json", hsds.service()))
    assert Location.objects.get().privacy == LocationPrivacy.LOCALITY


@pytest.mark.covers("R030", part=True)
def test_names_of_people_stay_behind(take, tmp_path):
    person = {"id": "1", "name": "Canary Person", "email": "canary@example.org"}
    change = {
        "id": "2",
        "last_action_date": "2026-01-01",
        "last_action_type": "update",
        "field_name": "name",
        "previous_value": "Old",
        "replacement_value": "New",
        "updated_by": "Canary Person",
    }
    take(
        hsds.write_json(tmp_path / "feed.json", hsds.service(contacts=[person], metadata=[change]))
    )
    row = ImportedRow.objects.get()
    assert "canary" not in json.dumps(row.values).casefold().replace("12 canary street", "")
    assert ["2026-01-01", "update", "name", "Old", "New"] in row.values["metadata"]
    assert [it.kind for it in only_service().contacts.all()] == ["voice"]


def test_two_languages_are_one_record(take, tmp_path):
    french = hsds.service(name="Ligne d’ancrage", description="Quelqu’un à qui parler.")
    french["organization"] = {"id": hsds.ORGANISATION, "name": "Le port", "description": "Aide."}
    paths = [
        hsds.write_json(tmp_path / "feed-en.json", [hsds.service(), hsds.another(9)]),
        hsds.write_json(tmp_path / "feed-fr.json", [french]),
    ]
    status, said = take(*paths)
    assert status == 0, said
    service = Service.objects.get(source_id=hsds.SERVICE)
    assert (service.name_en, service.name_fr) == ("Anchor line", "Ligne d’ancrage")
    assert service.description_fr == "Quelqu’un à qui parler."
    assert (service.organisation.name_en, service.organisation.name_fr) == (
        "The harbour",
        "Le port",
    )
    assert Service.objects.get(source_id__endswith="9").name_fr == ""


def test_a_feed_may_be_in_french_alone(take, tmp_path):
    take(hsds.write_json(tmp_path / "feed.json", hsds.service()), feed_language="fr")
    assert (only_service().name_en, only_service().name_fr) == ("", "Anchor line")


def test_services_share_their_organisation_and_their_place(take, tmp_path):
    take(hsds.write_json(tmp_path / "feed.json", [hsds.service(), hsds.another(9)]))
    assert (Organisation.objects.count(), Location.objects.count()) == (1, 1)
    assert Location.objects.get().services.count() == 2


def test_a_dry_run_writes_nothing(take, tmp_path, row_counts):
    before = row_counts()
    path = hsds.write_json(tmp_path / "feed.json", hsds.service())
    status, said = take(path, dry_run=True, diff=tmp_path / "diff.csv")
    assert status == 0
    assert "1 new" in said
    assert "nothing was written" in said
    assert row_counts() == before
    assert "Anchor line" in (tmp_path / "diff.csv").read_text("utf-8")


def test_the_same_feed_again_changes_nothing(take, tmp_path, row_counts):
    path = hsds.write_package(tmp_path / "feed", hsds.package_of_3_1())
    take(path)
    before = row_counts()
    status, said = take(path)
    assert status == 0
    assert "0 new, 0 changed, 1 unchanged" in said
    assert row_counts() == before


def test_a_changed_feed_changes_a_draft_and_says_what(take, tmp_path):
    path = tmp_path / "feed.json"
    take(hsds.write_json(path, hsds.service()))
    Service.objects.update(live=True)
    _status, said = take(hsds.write_json(path, hsds.service(name="Buoy line")), dry_run=True)
    assert "name_en: Anchor line → Buoy line" in said
    _status, said = take(path)
    assert "0 new, 1 changed" in said
    assert only_service().name_en == "Anchor line"
    assert only_service().get_latest_revision_as_object().name_en == "Buoy line"


def test_a_place_that_moves_and_one_that_comes(take, tmp_path):
    path = tmp_path / "feed.json"
    take(hsds.write_json(path, hsds.service()))
    moved = hsds.location(name="The new annex")
    came = hsds.location(id=hsds.LOCATION[:-1] + "8", name="The shed")
    rows = [{"id": "1", "location": moved}, {"id": "2", "location": came}]
    take(hsds.write_json(path, hsds.service(service_at_locations=rows)))
    names = {it.name_en for it in only_service().locations.all()}
    assert names == {"The new annex", "The shed"}
    take(hsds.write_json(path, hsds.service(service_at_locations=rows[1:])))
    assert [it.name_en for it in only_service().locations.all()] == ["The shed"]


def test_a_record_of_our_own_is_not_taken_over(take, tmp_path, errors):
    organisation = Organisation.objects.create(name_en="Ours")
    Service.objects.create(organisation=organisation, name_en="Ours", uuid=hsds.SERVICE)
    status, _said = take(hsds.write_json(tmp_path / "feed.json", hsds.service()))
    assert status == 1
    assert only_service().name_en == "Ours"
    assert "is here already" in errors()[0]["What to do"]


def test_restoring_needs_an_empty_directory(take, tmp_path):
    Organisation.objects.create(name_en="Ours")
    status, said = take(hsds.write_json(tmp_path / "feed.json", hsds.service()), restore=True)
    assert status == 2
    assert "Restoring needs a directory without any" in said
