"""xlsx files, good and hostile."""

from __future__ import annotations

import zipfile
from datetime import date

import openpyxl
import pytest

from directory.importing import spreadsheet
from directory.models import Service

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(tmp_path):
    def make(*rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        path = tmp_path / "list.xlsx"
        book.save(path)
        return path

    return make


def repacked(path, part, content):
    """The same archive with one part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (parts | {part: content}).items():
            archive.writestr(name, data)


def test_a_spreadsheet_reads_as_a_csv_does(run_import, book):
    path = book(
        ["id", "name_en", "minimum_age", "interpreter", "confirmed_on", "phone", None],
        [7, "Anchor point", 14.0, True, date(2026, 1, 31), 5145550100],
        [None, None],
        ["8", "Second", None, False, None, None],
    )
    status, said = run_import(path)
    assert status == 0, said
    service = Service.objects.get(source_id="7")
    assert (service.minimum_age, service.interpreter_on_request) == (14, True)
    assert service.contacts.get().value == "5145550100"
    assert Service.objects.count() == 2


def test_something_else_with_its_name_is_refused(run_import, tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_text("id,name_en\n1,a\n")
    status, said = run_import(path)
    assert status == 2
    assert "it is not an xlsx file" in said


def test_xml_entities_are_refused(run_import, book):
    path = book(["id", "name_en"], ["1", "a"])
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/>&a;</worksheet>'
    repacked(path, "xl/worksheets/sheet1.xml", bomb)
    status, said = run_import(path)
    assert status == 2
    assert "XML entities" in said


def test_a_zip_bomb_is_refused_before_it_unpacks(run_import, book):
    path = book(["id", "name_en"], ["1", "a"])
    repacked(path, "xl/padding.xml", b" " * (spreadsheet.SMALL + 1))
    status, said = run_import(path)
    assert status == 2
    assert "unpacks to far more" in said


def test_a_broken_archive_is_refused(run_import, book):
    path = book(["id", "name_en"], ["1", "a"])
    repacked(path, "xl/workbook.xml", "<nonsense")
    status, said = run_import(path)
    assert status == 2
    assert "can’t be read as a spreadsheet" in said
