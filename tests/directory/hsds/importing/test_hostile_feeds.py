"""Feeds that are wrong, whether somebody erred or means harm: a sentence, never a traceback, and
the good rows come in."""

from __future__ import annotations

import json
import zipfile

import pytest
from django.utils import translation

from directory.hsds.reading import documents, problems, sources
from directory.models import Service
from tests.factories import hsds

pytestmark = pytest.mark.django_db


def only(rows):
    assert len(rows) == 1, rows
    return rows[0]["What to do"]


def names():
    return set(Service.objects.values_list("name_en", flat=True))


@pytest.fixture
def feed(tmp_path):
    """A file of one good service, and of others that may not be."""

    def write(*rows):
        return hsds.write_json(tmp_path / "feed.json", [hsds.another(9, name="Good"), *rows])

    return write


@pytest.fixture
def package(tmp_path):
    """The package of 3.1 with some of its tables changed, or without them."""

    def write(**tables):
        changed = hsds.package_of_3_1() | {f"{name}.csv": rows for name, rows in tables.items()}
        return hsds.write_package(
            tmp_path / "feed", {file: rows for file, rows in changed.items() if rows is not None}
        )

    return write


def test_a_file_that_is_not_there(take, tmp_path):
    status, said = take(tmp_path / "nothing.json")
    assert status == 2
    assert "There is no file" in said


@pytest.mark.parametrize("content", ["", "[]", "{}", "hello", '{"a": 1}', "[1, null, true]", "\0"])
def test_a_file_that_holds_no_feed(take, tmp_path, content):
    (tmp_path / "feed.json").write_text(content, "utf-8")
    status, said = take(tmp_path / "feed.json")
    assert status in (1, 2)
    assert "Traceback" not in said
    assert not Service.objects.exists()


def test_an_empty_folder(take, tmp_path):
    (tmp_path / "feed").mkdir()
    status, said = take(tmp_path / "feed")
    assert status == 2
    assert "There are no services of HSDS in feed" in said


def test_messages_are_in_the_readers_language(take, tmp_path):
    (tmp_path / "feed").mkdir()
    with translation.override("fr"):
        _status, said = take(tmp_path / "feed")
    assert "Rien n’a été importé" in said
    assert "There are no" not in said


def test_a_feed_with_a_byte_order_mark(take, tmp_path):
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(hsds.service()), "utf-8-sig")
    assert take(path)[0] == 0


@pytest.mark.parametrize("name", ["feed.json", "feed.ndjson", "services.csv"])
def test_another_encoding_is_named_with_its_place(take, tmp_path, name):
    (tmp_path / name).write_bytes("id,name\n1,Québec".encode("cp1252"))
    status, said = take(tmp_path / name)
    assert status == 2
    assert "not in UTF-8: byte 13 on line 2" in said
    assert "Windows-1252" in said


def test_a_file_that_breaks_off_gives_what_came_before(take, tmp_path, errors):
    text = json.dumps([hsds.another(9, name="Good"), hsds.service()])
    (tmp_path / "feed.json").write_text(text[:-40], "utf-8")
    status, _said = take(tmp_path / "feed.json")
    assert status == 1
    assert names() == {"Good"}
    assert only(errors()).startswith("From here on this file is not JSON")


def test_one_broken_line_of_many(take, tmp_path, errors):
    path = tmp_path / "feed.ndjson"
    hsds.write_lines(path, [hsds.another(9, name="Good")])
    path.write_text(path.read_text("utf-8") + '{"id": \n' + json.dumps(hsds.service()), "utf-8")
    status, _said = take(path)
    assert status == 1
    assert names() == {"Good", "Anchor line"}
    assert errors()[0]["Row"] == "2"


def test_json_that_is_nested_without_end(take, tmp_path):
    (tmp_path / "feed.json").write_text("[" * 200_000, "utf-8")
    status, said = take(tmp_path / "feed.json")
    assert status == 1
    assert "is not JSON" in said


@pytest.mark.parametrize(
    "fields",
    [
        {"phones": "514-555-0100"},
        {"phones": [None, 1, [], "x"]},
        {"description": {"en": "x"}},
        {"minimum_age": "young"},
        {"minimum_age": True},
        {"maximum_age": 10**400},
        {"minimum_age": 5.5},
        {"minimum_age": 40, "maximum_age": 12},
        {"service_at_locations": {"id": "1"}},
        {"schedules": [{"id": "1", "byday": "XX", "opens_at": "9", "closes_at": "99:99"}]},
        {"schedules": [{"id": "1", "byday": "MO", "opens_at": "17:00", "closes_at": "09:00"}]},
        {"phones": [{"id": "1", "number": "call me"}]},
        {"email": "nobody at all"},
        {"url": "javascript:alert(1)"},
        {"languages": [{"id": "1", "name": "Klingon"}]},
        {"service_areas": [{"id": "1", "name": "All residents of MyCity"}]},
        {"assured_date": "9999-12-31"},
        {"assured_date": "0001-01-01"},
        {"assured_date": "yesterday"},
        {"service_at_locations": [{"id": "1", "location_id": "nowhere"}]},
        {"service_at_locations": [{"id": "1", "location": {"id": "2", "name": "Mars"}}]},
    ],
    ids=str,
)
def test_a_wrong_value_is_told_and_the_service_comes_without_it(take, feed, errors, fields):
    status, said = take(feed(hsds.service(**fields)))
    assert status == 0, said
    assert names() == {"Good", "Anchor line"}
    row = errors()[0]
    assert row["Row"] == "2"
    assert row["Kind"] == "warning"
    assert row["What to do"]


@pytest.mark.parametrize("value", ["Infinity", "NaN", "1e999", "9" * 5000], ids=lambda it: it[:9])
def test_numbers_beyond_reason(take, tmp_path, value):
    text = json.dumps(hsds.service(minimum_age="AGE")).replace('"AGE"', value)
    (tmp_path / "feed.json").write_text(text, "utf-8")
    status, said = take(tmp_path / "feed.json")
    assert status == 0, said
    assert Service.objects.get().minimum_age is None


def test_nulls_are_nothing(take, feed):
    nothing = dict.fromkeys(("email", "phones", "minimum_age", "organization_id", "languages"))
    status, said = take(feed(hsds.service(**nothing)))
    assert status == 0, said
    assert names() == {"Good", "Anchor line"}


def test_letters_that_no_database_takes(take, tmp_path):
    row = json.dumps(hsds.service(name="NAME")).replace("NAME", "An\\u0000chor \\ud800 line")
    (tmp_path / "feed.json").write_text(row, "utf-8")
    status, said = take(tmp_path / "feed.json")
    assert status == 0, said
    assert Service.objects.get().name_en == "Anchor \ufffd line"


def test_a_text_longer_than_we_keep_is_cut_and_told(take, feed, errors):
    take(feed(hsds.service(name="x" * 5000)))
    assert max(len(name) for name in names()) == 200
    assert "the end was cut off" in only(errors())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": ""}, "no id"),
        ({"name": None}, "no name"),
        ({"organization": None}, "doesn’t hold the organisation"),
        ({"organization": None, "organization_id": "nowhere"}, "doesn’t hold the organisation"),
        ({"organization": {"id": "1"}}, "has no name"),
    ],
    ids=str,
)
def test_a_service_that_can_not_come_in_is_told(take, feed, errors, fields, message):
    status, _said = take(feed(hsds.service(**fields)))
    assert status == 1
    assert names() == {"Good"}
    assert message in only(errors())


def test_an_id_that_comes_twice(take, feed, errors):
    status, _said = take(feed(hsds.service(), hsds.service(name="Another")))
    assert status == 1
    assert names() == {"Good", "Anchor line"}
    assert "was there before, in feed.json, row 2" in only(errors())


def test_the_same_row_twice_is_no_error(take, feed):
    assert take(feed(hsds.service(), hsds.service()))[0] == 0


def test_a_table_that_is_missing(take, package, tmp_path, errors):
    folder = package()
    (folder / "phones.csv").unlink()
    status, _said = take(folder)
    assert status == 0
    assert "“phones.csv” is named in datapackage.json but isn’t there" in only(errors())


def test_a_package_without_its_services(take, package):
    folder = package()
    (folder / "services.csv").unlink()
    status, said = take(folder)
    assert status == 2
    assert "no services" in said


def test_a_table_that_is_somewhere_else(take, package, tmp_path, errors):
    secret = tmp_path / "phones.csv"
    secret.write_text(hsds.as_csv([{"id": "1", "service_id": hsds.SERVICE, "number": "1"}]))
    folder = package()
    listed = json.loads((folder / "datapackage.json").read_text("utf-8"))
    listed["resources"] += [
        {"name": "phones", "path": path} for path in ("../phones.csv", str(secret))
    ]
    hsds.write_json(folder / "datapackage.json", listed)
    take(folder)
    assert [it.value for it in Service.objects.get().contacts.all()] == ["514-555-0100"]
    assert len(errors()) == 2


def test_a_link_out_of_the_folder_is_not_followed(take, package, tmp_path):
    outside = tmp_path / "outside.csv"
    outside.write_text(
        hsds.as_csv([{"id": "1", "service_id": hsds.SERVICE, "url": "https://a.ca"}])
    )
    folder = package()
    (folder / "urls.csv").symlink_to(outside)
    take(folder)
    assert [it.kind for it in Service.objects.get().contacts.all()] == ["voice"]


def test_rows_that_name_what_is_not_there(take, package, errors):
    phones = [{"id": "1", "service_id": "nowhere", "number": "514-555-0100"}]
    at = [{"id": "1", "service_id": hsds.SERVICE, "location_id": "nowhere"}]
    status, _said = take(package(phones=phones, service_at_location=at))
    assert status == 0
    told = {row["Value"] for row in errors()}
    assert "nowhere" in told
    assert Service.objects.get().contacts.count() == 0


def test_terms_that_are_part_of_themselves(take, package, errors):
    terms = [
        {"id": "a", "name": "A", "parent_id": "b"},
        {"id": "b", "name": "B", "parent_id": "a"},
        {"id": "c", "name": "C", "parent_id": "a"},
        {"id": "d", "name": "D", "parent_id": "d"},
    ]
    status, _said = take(package(taxonomy_terms=terms))
    assert status == 0
    assert [row["Row"] for row in errors()] == ["2", "3", "5"]
    assert all("part of itself" in row["What to do"] for row in errors())


def test_rows_that_are_part_of_themselves(take, package):
    rows = [
        {"id": "a", "link_id": "a", "link_entity": "attribute"},
        {"id": "b", "link_id": hsds.SERVICE, "link_entity": "service"},
    ]
    status, said = take(package(attributes=rows))
    assert status == 0, said


def test_a_row_with_more_cells_than_columns(take, package, errors):
    folder = package()
    with (folder / "phones.csv").open("a") as file:
        file.write("1,2,3,4,5,6,7\n")
    assert take(folder)[0] == 1
    assert "more cells than there are columns" in only(errors())
    assert Service.objects.exists()


def test_a_table_with_a_quotation_mark_left_over(take, package):
    folder = package()
    with (folder / "phones.csv").open("a") as file:
        file.write('"1,2\n')
    status, said = take(folder)
    assert status == 2
    assert "not a well-formed CSV file" in said


def test_a_damaged_archive(take, package):
    path = hsds.zipped(package())
    data = bytearray(path.read_bytes())
    data[60:200] = bytes(140)
    path.write_bytes(data)
    status, said = take(path)
    assert status == 2
    assert "can’t be read" in said


@pytest.mark.parametrize(
    "name", ["../services.csv", "/etc/services.csv", "..\\services.csv", "C:\\x.csv"]
)
def test_an_archive_that_names_files_outside(take, tmp_path, name):
    path = tmp_path / "feed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, "id,name\n")
    status, said = take(path)
    assert status == 2
    assert "outside of itself" in said


def test_a_zip_bomb(take, tmp_path):
    path = tmp_path / "feed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.json", b" " * (sources.SMALL * 3))
    status, said = take(path)
    assert status == 2
    assert "far more than a feed needs" in said


def test_an_archive_of_too_many_files(take, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_FILES", 3)
    path = tmp_path / "feed.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.json", "{}")
    status, said = take(path)
    assert status == 2
    assert "more than 3 files" in said


def test_a_feed_larger_than_is_read(take, feed, monkeypatch):
    monkeypatch.setattr(sources, "MAX_UNPACKED", 100)
    assert take(feed())[0] == 2


def test_an_object_longer_than_is_read(take, tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "LONGEST", 1000)
    monkeypatch.setattr(documents, "CHUNK", 100)
    path = hsds.write_json(tmp_path / "feed.json", hsds.service(description="x" * 5000))
    status, said = take(path)
    assert status == 1
    assert "is not JSON" in said


def test_a_feed_that_is_wrong_throughout_fills_no_memory(take, tmp_path, errors, monkeypatch):
    monkeypatch.setattr(problems, "MOST", 10)
    path = hsds.write_lines(tmp_path / "feed.ndjson", [{"id": str(it)} for it in range(50)])
    status, said = take(path)
    assert status == 1
    assert "50 rows with errors" in said
    assert len(errors()) == 11


def test_what_is_told_can_not_rewrite_a_terminal(take, feed):
    status, said = take(feed(hsds.service(name="\x1b[2JGone")))
    assert status == 0
    assert "\x1b" not in said


def test_a_foreign_feed_can_not_pass_as_published(take, feed):
    said = {
        "id": "1",
        "taxonomy_term": {"id": "2", "term_uri": "urn:liaison:liaison-state:confirmed"},
        "link_type": "life_cycle",
    }
    changed = {
        "id": "3",
        "field_name": "life_cycle",
        "last_action_type": "update",
        "last_action_date": "2026-01-01",
        "replacement_value": "confirmed",
    }
    take(feed(hsds.service(attributes=[said], metadata=[changed])))
    service = Service.objects.get(source_id=hsds.SERVICE)
    assert not service.live
    assert service.life_cycle_steps.get().state == "found"


def test_what_another_directory_says_is_not_restored(take, feed):
    status, said = take(feed(), restore=True)
    assert status == 1
    assert "Only a feed of Liaison can be restored" in said
    assert not Service.objects.exists()


def test_a_time_zone_that_does_not_exist(take, feed):
    zone = {"id": "2", "term_uri": "urn:liaison:liaison-fact:timezone"}
    take(feed(hsds.service(attributes=[{"id": "1", "value": "Mars/Base", "taxonomy_term": zone}])))
    assert Service.objects.get(source_id=hsds.SERVICE).timezone == "America/Toronto"


@pytest.mark.parametrize("where", ["service", "organization", "location", "service_at_location"])
def test_ids_that_are_far_too_long(take, feed, where):
    row = hsds.service()
    at = row["service_at_locations"][0]
    rows = {"service": row, "organization": row["organization"], "location": at["location"]}
    rows.get(where, at)["id"] = "x" * 10_000
    status, said = take(feed(row))
    assert status in (0, 1), said
    assert "Good" in names()
