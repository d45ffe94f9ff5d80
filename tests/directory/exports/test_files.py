"""Files of a search: its services, its order, its language, and where they come from."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory import services as directory_services
from directory.enums import Facet
from directory.exports import formats, making, selection
from tests.directory.exports import taken
from tests.directory.exports.taken import LIST, SEARCH
from tests.directory.finding import names
from tests.factories.directory import (
    make_location,
    make_organisation,
    make_service,
    make_term,
)
from tests.personas import PRACTITIONER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions", "site_root")]
KINDS = ("pdf", "csv", "xlsx", "geojson", "map")


@pytest.mark.covers("R169", part=True)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_dated_file_that_no_cache_keeps(client, kind):
    make_service()
    response = client.get(f"{SEARCH}{kind}/")
    assert response.status_code == 200
    assert 'filename="liaison-20' in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    assert response["Content-Security-Policy"] == "sandbox"
    assert "html" not in response["Content-Type"]


def test_an_unknown_kind_is_a_missing_page(client, site_root):
    assert client.get(f"{SEARCH}exe/").status_code == 404


def test_a_file_holds_what_the_list_shows_in_its_order(client):
    for name in ("Cedar", "Birch", "Alder"):
        make_service(name_en=name, levels=["tertiary"])
    make_service(name_en="Other", levels=["primary"])
    query = "?level=tertiary&sort=name&page=7"
    page = client.get(f"/en/find/{query}")
    rows = taken.csv_rows(client, f"{SEARCH}csv/{query}")
    assert [row["Name"] for row in rows] == names(page)


def test_words_are_in_the_language_and_codes_in_none(client):
    make_service(police_role="law-only", terms=[make_term(Facet.TYPE, "mentoring")])
    [english] = taken.csv_rows(client, f"{SEARCH}csv/")
    [french] = taken.csv_rows(client, "/fr/trouver/emporter/csv/")
    assert english["Police"] == "Only if the law requires it"
    assert french["Police"] == "Seulement si la loi l’exige"
    assert english["Police (code)"] == french["Police (code)"] == "law-only"
    assert english["Service type (code)"] == "mentoring"
    assert french["Nom"] == "Point d’appui familles"


def test_a_file_says_its_source_its_day_and_its_licence(client, settings):
    make_service()
    [row] = taken.csv_rows(client, f"{SEARCH}csv/")
    assert (row["Source"], row["Licence"]) == ("Liaison", "CC BY 4.0")
    assert taken.geojson(client, f"{SEARCH}geojson/")["metadata"]["licence"] == "CC BY 4.0"
    about = taken.workbook(client, f"{SEARCH}xlsx/")["About this file"]
    assert any("CC BY 4.0" in str(cell.value) for line in about for cell in line)
    assert "CC BY 4.0" in taken.handout_text("")
    settings.DIRECTORY_LICENCE = ("ODbL 1.0", "https://example.org/odbl")
    assert "ODbL 1.0" in taken.body(client, f"{SEARCH}map/").decode()


def test_a_long_result_is_cut_and_says_so(client, monkeypatch):
    from directory.exports import formats
    from directory.views import take_away

    for number in range(3):
        make_service(name_en=f"Service {number}")
    short = formats.Format("csv", "", "", "text/csv", "csv", most=2)
    monkeypatch.setitem(take_away.FORMATS, "csv", short)
    rows = taken.csv_rows(client, f"{SEARCH}csv/")
    assert [row["Selection"] for row in rows] == ["The first 2 of 3 services"] * 2


def test_the_page_says_when_files_will_be_cut(client, monkeypatch):
    from directory.finder import tools

    make_service()
    assert "A handout holds the first" not in client.get("/en/find/").content.decode()
    monkeypatch.setattr(tools, "SHORTEST", 0)  # as if one were many
    found = client.get("/en/find/?q=family").content.decode()
    assert "A handout holds the first 200 services" in found


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(client, start):
    make_service(
        name_en=f"{start}HYPERLINK(1)",
        summary_en=f"{start}cmd|' /C calc'!A0",
        organisation=make_organisation(name_en=f"{start}1+1"),
        phone="+1 514 555-0142",
    )
    [row] = taken.csv_rows(client, f"{SEARCH}csv/")
    cells = [cell for line in taken.workbook(client, f"{SEARCH}xlsx/")["Services"] for cell in line]
    assert row["Name"].lstrip() != f"{start}HYPERLINK(1)"
    assert not [value for value in row.values() if value.startswith(("=", "+", "-", "@", "\t"))]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if str(cell.value).startswith(("=", "+", "@", "\t"))]


def test_control_characters_break_no_workbook(client):
    make_service(name_en="Bell\x07 and \x0bmore")
    names = [line[0].value for line in taken.workbook(client, f"{SEARCH}xlsx/")["Services"]]
    assert names[1] == "Bell and more"


@pytest.mark.covers("R141", part=True)
def test_map_data_has_a_feature_for_each_public_place_and_one_without(client):
    organisation = make_organisation()
    places = [
        make_location(organisation),
        make_location(organisation, latitude=45.6, longitude=-73.6),
    ]
    make_service(name_en="Placed", organisation=organisation, locations=places)
    make_service(name_en="Nowhere")
    found = taken.geojson(client, f"{SEARCH}geojson/?sort=name")["features"]
    said = [(one["properties"]["name"], one["geometry"]) for one in found]
    assert said[0] == ("Nowhere", None)
    assert said[1][1] == {"type": "Point", "coordinates": [-73.5617, 45.5089]}
    assert [name for name, _geometry in said] == ["Nowhere", "Placed", "Placed"]


def test_what_only_practitioners_may_see_is_in_their_files_alone(client, client_for):
    make_service(name_en="For practitioners", visibility="practitioner")
    assert taken.csv_rows(client, f"{SEARCH}csv/") == []
    [row] = taken.csv_rows(client_for(PRACTITIONER), f"{SEARCH}csv/")
    assert row["Name"] == "For practitioners"


def test_an_empty_result_is_still_a_file(client):
    for kind in KINDS:
        assert taken.body(client, f"{SEARCH}{kind}/?q=zebra")


def test_a_list_keeps_the_order_of_its_keys(client):
    services = [make_service(name_en=name) for name in ("First", "Second", "Third")]
    query = "&".join(f"s={service.key}" for service in reversed(services))
    rows = taken.csv_rows(client, f"{LIST}csv/?{query}")
    assert [row["Name"] for row in rows] == ["Third", "Second", "First"]


def test_a_paused_service_says_so_with_the_day(client):
    service = make_service()
    directory_services.record_intake(service=service, status="paused", how="organisation")
    [row] = taken.csv_rows(client, f"{LIST}csv/?s={service.key}")
    assert row["Intake (code)"] == "paused"
    assert row["Intake confirmed on"] == timezone.now().date().isoformat()


def test_the_menu_asks_for_the_search_of_the_page_and_nothing_else(client):
    make_service()
    hostile = client.get("/en/find/", {"q": '"><script>alert(1)</script>', "found": "1"})
    html = hostile.content.decode()
    assert "<script>alert(1)" not in html
    found = client.get("/en/find/?q=family&level=secondary").content.decode()
    assert f'href="{SEARCH}csv/?q=family&amp;level=secondary"' in found
    assert f'href="{SEARCH}pdf/?texts=both&amp;q=family&amp;level=secondary"' in found


def queries_of(kind, count):
    """How many it takes to make the file of this many more services, each with a place, an
    organisation, contacts and terms of its own."""
    for _each in range(count):
        organisation = make_organisation()
        service = make_service(
            organisation=organisation,
            locations=[make_location(organisation)],
            terms=[make_term(Facet.LANGUAGE, "fr")],
        )
        service.contacts.create(kind="phone", value="514 555-0142")
    with CaptureQueriesContext(connection) as queries:
        chosen = selection.of_search(QueryDict(""), AnonymousUser(), most=200)
        making.made(formats.FORMATS[kind], chosen, "en")
    assert len(chosen.services) >= count
    return len(queries)


@pytest.mark.parametrize("kind", KINDS)
def test_more_services_take_no_more_queries(kind):
    few = queries_of(kind, 2)
    assert queries_of(kind, 6) <= few
