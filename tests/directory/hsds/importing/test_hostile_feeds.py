"""Feeds that are wrong, whether somebody erred or means harm: a sentence, never a traceback, and
the good rows come in."""

from __future__ import annotations

import json

import pytest
from django.utils import translation

from directory.hsds.reading import documents, problems
from directory.models import Service
from tests.factories import hsds
from tests.factories.hsds import only

pytestmark = pytest.mark.django_db


def names():
    return set(Service.objects.values_list("name_en", flat=True))


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
