"""Broken, hostile and careless files: a clear message, and nothing half-written."""

from __future__ import annotations

import pytest

from directory.importing import create
from directory.models import Organisation, Service

pytestmark = pytest.mark.django_db
GOOD = {"id": "1", "name_en": "Anchor point", "city": "Laval", "province": "QC", "type": "family"}


def refused(outcome):
    status, said = outcome
    assert status == 2, said
    assert said.count("Nothing was imported") == 1
    assert not Service.objects.exists()
    return said


def test_another_encoding_is_refused_with_its_line(run_import, write_list):
    path = write_list(GOOD, GOOD | {"id": "2", "name_en": "Café"}, encoding="latin-1")
    said = refused(run_import(path))
    assert "not in UTF-8" in said
    assert "line 3" in said
    assert "CSV UTF-8" in said


def test_a_byte_order_mark_does_no_harm(run_import, write_list):
    status, said = run_import(write_list(GOOD, encoding="utf-8-sig"))
    assert status == 0, said


def test_semicolons_separate_too(run_import, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('id;name_en;type\n1;"Tea; and talk";family\n', "utf-8")
    assert run_import(path)[0] == 0
    assert Service.objects.get().name_en == "Tea; and talk"


def test_missing_columns_are_all_named(run_import, write_list):
    said = refused(run_import(write_list({"title": "Anchor point", "town": "Laval"})))
    assert "lacks these columns: id, name_en / name_fr" in said
    assert "It has these: title, town" in said


def test_a_good_file_beside_a_refused_one_is_not_imported(run_import, write_list):
    good = write_list(GOOD)
    refused(run_import(good, write_list({"title": "x"}, name="other.csv")))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("id,name_en,ID\n1,a,2\n", "several columns named id"),
        ('id,name_en\n1,"never closed\n', "not a well-formed CSV"),
        ("id,name_en\n1,a\0b\n", "null characters"),
        ("id,name_en\n1," + "x" * 140_000 + "\n", "not a well-formed CSV"),
        (",".join(f"c{n}" for n in range(300)) + "\n", "more than 200 columns"),
    ],
)
def test_files_that_are_no_tables_are_refused(run_import, tmp_path, text, words):
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    assert words in refused(run_import(path))


def test_too_many_rows_are_refused(run_import, write_list, monkeypatch):
    monkeypatch.setattr("directory.importing.reader.MAX_ROWS", 2)
    rows = [GOOD | {"id": str(number)} for number in range(3)]
    assert "more than 2 rows" in refused(run_import(write_list(*rows)))


def test_a_missing_file_and_an_unknown_kind_are_refused(run_import, tmp_path):
    assert "There is no file" in refused(run_import(tmp_path / "none.csv"))
    (tmp_path / "list.pdf").write_text("x")
    assert "neither a .csv nor an .xlsx" in refused(run_import(tmp_path / "list.pdf"))


def test_an_unknown_mapping_names_those_that_exist(run_import, write_list):
    said = refused(run_import(write_list(GOOD), mapping="other"))
    assert "health-facilities-ca, standard" in said


def test_a_mapping_with_an_unknown_column_is_refused(run_import, write_list, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[columns]\nnmae_en = "name"\n', "utf-8")
    assert "nmae_en" in refused(run_import(write_list(GOOD), mapping=str(path)))


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"name_en": "x" * 300}, "name_en", "longer than 200 characters"),
        ({"name_en": ""}, "name_en", "no name"),
        ({"id": ""}, "id", "no id"),
        ({"type": "familly"}, "type", "not one of the codes: assessment, belonging"),
        ({"level": "secondary; high"}, "level", "primary, professionals, secondary, tertiary"),
        ({"province": "Texas"}, "province", "not a province"),
        ({"latitude": "48.85", "longitude": "2.35"}, "latitude", "not in Canada"),
        ({"latitude": "48.85"}, "latitude", "both coordinates"),
        ({"latitude": "north", "longitude": "-73"}, "latitude", "not a number"),
        ({"latitude": "nan", "longitude": "-73"}, "latitude", "not a number"),
        ({"postal_code": "90210"}, "postal_code", "postal code"),
        ({"minimum_age": "30", "maximum_age": "20"}, "minimum_age", "higher"),
        ({"minimum_age": "-1"}, "minimum_age", "whole number"),
        ({"hours": "sometimes"}, "hours", "can’t be read as hours"),
        ({"hours": "mo 17:00-09:00"}, "hours", "not after the opening time"),
        ({"email": "nobody"}, "email", "e-mail address"),
        ({"website": "javascript:alert(1)"}, "website", "web address"),
        ({"phone": "call me"}, "phone", "phone number"),
        ({"area": "Atlantis"}, "area", "not an area"),
        ({"confirmed_on": "2999-01-01"}, "confirmed_on", "future"),
        ({"timezone": "America/Atlantis"}, "timezone", "time zone"),
    ],
)
def test_a_wrong_cell_keeps_its_row_out_and_no_other(
    run_import, write_list, errors, cells, column, words
):
    status, said = run_import(write_list(GOOD | cells, GOOD | {"id": "good"}))
    assert status == 1
    assert "1 new" in said
    assert Service.objects.get().source_id == "good"
    assert Organisation.objects.count() == 1
    (error,) = errors()
    assert (error["Row"], error["Column"]) == ("2", column)
    assert words in error["What to do"]


def test_the_second_row_of_an_id_is_left_out_in_one_file_and_across_files(
    run_import, write_list, errors
):
    first = write_list(GOOD, GOOD | {"name_en": "Again"})
    second = write_list(GOOD | {"name_en": "Elsewhere"}, name="two.csv")
    status, _said = run_import(first, second, source="one-list")
    assert status == 1
    assert Service.objects.get().name_en == "Anchor point"
    assert [error["Row"] for error in errors()] == ["3", "2"]
    assert "list.csv, row 2" in errors()[0]["What to do"]


def test_rows_that_disagree_on_their_organisation_are_told(run_import, write_list, errors):
    shared = GOOD | {"organisation_id": "o", "organisation_name_en": "One"}
    other = shared | {"id": "2", "organisation_name_en": "Two"}
    assert run_import(write_list(shared, other))[0] == 1
    assert errors()[0]["Column"] == "organisation_name_en"


def test_an_unknown_town_is_a_warning_and_has_no_point(run_import, write_list, errors):
    status, said = run_import(write_list(GOOD | {"city": "Xanadu"}))
    assert status == 0, said
    assert Service.objects.get().locations.get().latitude is None
    assert errors()[0]["Kind"] == "warning"


def test_more_cells_than_columns_is_an_error(run_import, tmp_path, errors):
    path = tmp_path / "list.csv"
    path.write_text("id,name_en\n1,Tea, and talk\n2,Fine\n", "utf-8")
    assert run_import(path)[0] == 1
    assert "more cells" in errors()[0]["What to do"]
    assert Service.objects.get().name_en == "Fine"


@pytest.mark.parametrize("start", "=+-@")
def test_formulas_are_text_here_and_harmless_in_what_we_write(
    run_import, write_list, errors, tmp_path, start
):
    formula = f"{start}HYPERLINK(0)"
    bad = GOOD | {"id": "2", "type": formula}
    run_import(write_list(GOOD | {"name_en": formula}, bad), diff=tmp_path / "diff.csv")
    assert Service.objects.get().name_en == formula
    assert errors()[0]["Value"] == f"'{formula}"
    assert f"'{formula}" in (tmp_path / "diff.csv").read_text("utf-8")


def test_control_characters_reach_neither_terminal_nor_database(run_import, write_list):
    _status, said = run_import(write_list(GOOD | {"name_en": "Red \x1b[31malert"}), dry_run=True)
    assert "\x1b" not in said
    run_import(write_list(GOOD | {"name_en": "Red \x1b[31malert"}))
    assert Service.objects.get().name_en == "Red [31malert"


def test_a_crash_in_the_middle_leaves_everything_as_it_was(
    run_import, write_list, row_counts, monkeypatch
):
    def crash(*args):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(create, "write_facts", crash)
    before = row_counts()
    with pytest.raises(RuntimeError):
        run_import(write_list(GOOD, GOOD | {"id": "2"}))
    assert row_counts() == before


def test_messages_come_in_french_too(run_import, write_list, errors):
    row = GOOD | {"latitude": "48.85", "longitude": "2.35"}
    run_import(write_list(row), language="fr")
    assert "ne sont pas au Canada" in list(errors()[0].values())[4]
    run_import(write_list(row))
    assert errors()[0]["What to do"] == "These coordinates are not in Canada."
