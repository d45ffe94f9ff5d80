"""Real input: 6,044 health facilities in every province and territory."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from directory.enums import NOT_STATED, LifeCycle
from directory.facets import FACETS
from directory.listing import ListingFacts
from directory.models import (
    Confirmation,
    ImportedRow,
    IntakeUpdate,
    LifeCycleStep,
    Location,
    Organisation,
    Service,
    ServiceContact,
)
from liaison.core.provinces import Province

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]
STATED = {"sector", "organisation_type"}


@pytest.fixture
def files(shared_data: Path) -> list[Path]:
    return sorted((shared_data / "health-facilities-ca").glob("*.csv"))


def run(files, tmp_path, **options):
    call_command(
        "import_directory",
        *files,
        mapping="health-facilities-ca",
        errors=tmp_path / "errors.csv",
        **options,
    )


@pytest.mark.covers("R142", part=True)
def test_all_come_in_as_found_records_with_nothing_made_up(
    files, tmp_path, client, capsys, site_root
):
    run(files, tmp_path, publish=True)
    assert "6,044 new, 0 changed, 0 unchanged, 0 rows with errors" in capsys.readouterr().out
    assert Service.objects.filter(live=True, source="odhf").count() == 6044
    assert Organisation.objects.filter(live=True).count() == 6044
    assert LifeCycleStep.objects.filter(state=LifeCycle.FOUND).count() == 6044
    assert {it for (it,) in Location.objects.values_list("province").distinct()} <= set(Province)
    assert not IntakeUpdate.objects.exists()
    assert not Confirmation.objects.exists()
    nothing_is_claimed()
    nothing_private_is_kept(files)
    names_are_readable()
    the_finder_answers(client)


def nothing_is_claimed():
    for service in Service.objects.with_facts()[:6044:500]:
        facts = ListingFacts(service)
        claimed = {it.code: it.codes_of(facts) - {NOT_STATED, "unknown"} for it in FACETS}
        stated = {code for code, codes in claimed.items() if codes}
        assert stated == STATED, service


def nothing_private_is_kept(files):
    """No phone, and no street, in any column of what was written."""
    assert not ServiceContact.objects.exists()
    assert not Location.objects.exclude(address="").exists()
    assert not ImportedRow.objects.filter(values__has_any_keys=["address", "phone"]).exists()
    with files[0].open(encoding="utf-8") as file:
        streets = {row["address"] for row in csv.DictReader(file) if len(row["address"]) > 12}
    texts = " ".join(
        str(value).lower()
        for model in (Organisation, Service, Location, ImportedRow)
        for row in model.objects.values_list()
        for value in row
    )
    assert "622-6232" not in texts
    assert not [street for street in streets if street.lower() in texts]


def names_are_readable():
    names = set(Service.objects.values_list("name_fr", flat=True))
    assert "Centre d'hébergement du Boisé Sainte-Thérèse" in names
    assert "CISSS des Îles — Hôpital de l’Archipel" in names
    assert not [name for name in names if any("Ѐ" <= letter <= "ӿ" for letter in name)]
    service = Service.objects.get(source_id="hospitals:9")
    assert service.summary_en == "Hospital in Airdrie, Alberta."
    assert service.summary_fr == "Hôpital à Airdrie (Alberta)."


def the_finder_answers(client):
    hidden = client.get("/en/find/", {"q": "Airdrie Community Health Centre"})
    assert b"/en/services/" not in hidden.content
    shown = client.get("/en/find/", {"q": "Airdrie Community Health Centre", "found": "1"})
    assert b"Airdrie Community Health Centre" in shown.content
    french = client.get("/fr/trouver/", {"place": "Airdrie", "found": "1"})
    assert french.status_code == 200


def test_a_second_import_finds_them_unchanged(files, tmp_path, capsys):
    run(files[1:2], tmp_path)
    capsys.readouterr()
    run(files[1:2], tmp_path)
    assert "0 new, 0 changed, 846 unchanged" in capsys.readouterr().out


def test_numbers_that_stand_in_two_files_are_two_facilities(files, tmp_path):
    run(files, tmp_path, dry_run=True)
    numbers: dict[str, set[str]] = {}
    for path in files:
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                numbers.setdefault(row["id"], set()).add(path.stem)
    assert sorted(it for it, stems in numbers.items() if len(stems) > 1) == ["2398", "2399", "2400"]
