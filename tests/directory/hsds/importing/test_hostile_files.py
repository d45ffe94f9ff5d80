"""Tables and archives that are wrong or mean harm."""

from __future__ import annotations

import json
import zipfile

import pytest

from directory.hsds.reading import sources
from directory.models import Service
from tests.factories import hsds
from tests.factories.hsds import only

pytestmark = pytest.mark.django_db


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


def test_a_service_without_an_id_stays_out_and_a_phone_without_one_comes_in(take, package, errors):
    services = [{**hsds.package_of_3_1()["services.csv"][0], "id": ""}]
    assert take(package(services=services))[0] == 1
    assert "The row has no id." in {row["What to do"] for row in errors()}
    assert not Service.objects.exists()
    phones = [{"service_id": hsds.SERVICE, "number": "514-555-0107"}]
    take(package(phones=phones))
    assert [it.value for it in Service.objects.get().contacts.all()] == ["514-555-0107"]


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
