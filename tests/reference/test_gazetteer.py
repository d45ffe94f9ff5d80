"""The places the gazetteer must know, and where it puts them."""

from __future__ import annotations

import csv
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from liaison.reference import basemap, gazetteer, places
from liaison.reference.geometry import distance_km

SITE = Path(__file__).resolve().parents[2] / "site"

SMALL_ISLANDS = {"Cap-aux-Meules"}  # too small for the outline of the country
BOROUGHS = {
    "6167865": "Scarborough|North York|Etobicoke|East York|York|Old Toronto",
    "6077243": "Ahuntsic-Cartierville|Anjou|Côte-des-Neiges–Notre-Dame-de-Grâce|Lachine|LaSalle"
    "|Le Plateau-Mont-Royal|Le Sud-Ouest|L'Île-Bizard–Sainte-Geneviève"
    "|Mercier–Hochelaga-Maisonneuve|Montréal-Nord|Outremont|Pierrefonds-Roxboro"
    "|Rivière-des-Prairies–Pointe-aux-Trembles|Rosemont–La Petite-Patrie|Saint-Laurent"
    "|Saint-Léonard|Verdun|Ville-Marie|Villeray–Saint-Michel–Parc-Extension",
}
COMMUNITIES = {
    "YT": "Beaver Creek|Burwash Landing|Carcross|Carmacks|Dawson City|Destruction Bay|Faro"
    "|Haines Junction|Keno City|Marsh Lake|Mayo|Old Crow|Pelly Crossing|Ross River|Tagish|Teslin"
    "|Watson Lake|Whitehorse",
    "NT": "Aklavik|Behchoko|Colville Lake|Deline|Dettah|Enterprise|Fort Good Hope|Fort Liard"
    "|Fort McPherson|Fort Providence|Fort Resolution|Fort Simpson|Fort Smith|Gameti|Hay River"
    "|Hay River Reserve|Inuvik|Jean Marie River|Kakisa|Lutselk'e|Nahanni Butte|Ndilo"
    "|Norman Wells|Paulatuk|Sachs Harbour|Sambaa K'e|Tsiigehtchic|Tuktoyaktuk|Tulita|Ulukhaktok"
    "|Wekweeti|Whati|Wrigley|Yellowknife",
    "NU": "Arctic Bay|Arviat|Baker Lake|Cambridge Bay|Chesterfield Inlet|Clyde River"
    "|Coral Harbour|Gjoa Haven|Grise Fiord|Igloolik|Iqaluit|Kimmirut|Kinngait|Kugaaruk|Kugluktuk"
    "|Naujaat|Pangnirtung|Pond Inlet|Qikiqtarjuaq|Rankin Inlet|Resolute|Sanikiluaq|Sanirajak"
    "|Taloyoak|Whale Cove",
    "QC": "Akulivik|Aupaluk|Inukjuak|Ivujivik|Kangiqsualujjuaq|Kangiqsujuaq|Kangirsuk|Kuujjuaq"
    "|Kuujjuarapik|Puvirnituq|Quaqtaq|Salluit|Tasiujaq|Umiujaq"
    "|Kahnawake|Kanesatake|Akwesasne|Wendake|Mashteuiatsh|Uashat mak Mani-utenam|Pessamit|Hull"
    "|Aylmer|Buckingham|Beauport|Sainte-Foy|Saint-Romuald|Chisasibi|Mistissini|Manawan|Listuguj",
    "ON": "Six Nations|Wikwemikong|Moose Factory|Attawapiskat|Kashechewan|Pikangikum|Orléans|Kanata"
    "|Nepean|Tyendinaga|Fort Severn|Grassy Narrows|Port Arthur",
    "MB": "Opaskwayak|Norway House|Cross Lake|Peguis|Garden Hill|Shamattawa|St. Boniface",
    "SK": "Onion Lake|La Loche|Stanley Mission|Black Lake",
    "AB": "Siksika|Stand Off|Kainai|Tsuut'ina|Maskwacis|Hobbema|Fort McMurray|Saddle Lake",
    "BC": "Bella Bella|Lax Kw'alaams|Ahousaht|Old Massett|Dease Lake",
    "NS": "Eskasoni|Dartmouth|Sydney|Membertou",
    "NB": "Elsipogtog|Tobique",
    "NL": "Nain|Natuashish|Miawpukek|Makkovik",
}


@pytest.mark.parametrize(
    ("city", "name"),
    [(city, name) for city, names in BOROUGHS.items() for name in names.split("|")],
)
def test_every_borough_is_part_of_its_city(city, name):
    candidates = places.resolve(name).candidates or (places.resolve(name).place,)
    assert city in {place.within for place in candidates if place}


@pytest.mark.covers("R146", part=True)
@pytest.mark.parametrize(
    ("province", "name"),
    [(province, name) for province, names in COMMUNITIES.items() for name in names.split("|")],
)
def test_no_community_is_too_small_or_too_far(province, name):
    place = places.resolve(f"{name}, {province}").place
    assert place is not None
    assert place.province == province
    assert place.region.startswith(province)


@pytest.mark.parametrize(
    ("prefix", "town"),
    [
        ("X0A", "Iqaluit"),
        ("X0B", "Cambridge Bay"),
        ("X0C", "Rankin Inlet"),
        ("X0E", "Hay River"),
        ("X0G", "Fort Liard"),
        ("Y0A", "Watson Lake"),
        ("Y0B", "Dawson City"),
        ("Y1A", "Whitehorse"),
        ("A0P", "Happy Valley-Goose Bay"),
        ("J0M", "Kuujjuaq"),
        ("R0B", "Norway House"),
        ("P0L", "Hearst"),
        ("P0T", "Nipigon"),
        ("V0J", "Smithers"),
        ("H0M", "Akwesasne QC"),
    ],
)
def test_a_wide_postal_prefix_lies_near_its_town(prefix, town):
    prefix_place, town_place = places.resolve(prefix).place, places.resolve(town).place
    assert prefix_place.distance_to(town_place) < 200


def test_no_postal_prefix_is_far_from_its_town_or_in_another_province():
    for place in gazetteer.gazetteer().places.values():
        if place.kind == "postal":
            town = places.get(place.within)
            assert place.province == town.province, place.id
            assert place.distance_to(town) < 200, place.id


def test_only_three_characters_of_a_postal_code_are_kept():
    with (gazetteer.DATA / "fsa.csv").open(encoding="utf-8") as file:
        assert {len(row["fsa"]) for row in csv.DictReader(file)} == {3}


def test_every_place_lies_in_canada_and_every_supplement_row_is_cited():
    for place in gazetteer.gazetteer().places.values():
        assert 41 < place.latitude < 84, place.label
        assert -142 < place.longitude < -52, place.label
    with (gazetteer.DATA / "supplement.csv").open(encoding="utf-8") as file:
        assert all(row["source"] for row in csv.DictReader(file))


def encloses(ring, longitude, latitude):
    """An odd number of a ring's sides lie east of a point that it goes round."""
    east = [
        longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > latitude) != (y2 > latitude)
    ]
    return sum(east) % 2 == 1


def test_every_place_lies_in_its_province_or_close_by():
    """A slip of a digit in the supplement would put a place in another province."""
    around = [(x, y) for x in (0, -0.4, 0.4, -1, 1) for y in (0, -0.25, 0.25, -0.6, 0.6)]
    provinces = basemap.provinces()
    astray = [
        place.label
        for place in gazetteer.gazetteer().towns()
        if place.name not in SMALL_ISLANDS
        and not any(
            encloses(ring, place.longitude + x, place.latitude + y)
            for x, y in around
            for ring in provinces[place.province]
        )
    ]
    assert astray == []


def test_the_data_is_what_the_script_builds():
    command = [sys.executable, "-m", "liaison.reference.build_places", "--check"]
    done = subprocess.run(command, cwd=SITE, check=False, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()


def test_distances_are_right():
    assert distance_km((45.5, -73.57), (43.65, -79.38)) == pytest.approx(504, rel=0.01)
