"""Maps drawn on the server: the country, and what lies around one place."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from django.utils.translation import override

from liaison.core.provinces import Province
from liaison.reference import basemap, places

BUILD = Path(__file__).resolve().parents[2] / "frontend" / "build" / "map"


def around(name: str, radius_km: float = 40) -> basemap.Window:
    place = places.resolve(name).place
    return basemap.window(place.latitude, place.longitude, radius_km)


def test_the_country_has_every_province_and_territory():
    assert {code for code, _path in basemap.outline()} == set(Province.values)
    assert all(path.startswith("M") and path.endswith("z") for _code, path in basemap.outline())


def test_places_lie_on_the_map_where_people_expect_them():
    spots = {
        name: basemap.project(place.latitude, place.longitude)
        for name in ("Victoria BC", "St. John's", "Grise Fiord", "Windsor ON", "Whitehorse")
        if (place := places.resolve(name).place)
    }
    assert all(0 < x < basemap.WIDTH and 0 < y < basemap.HEIGHT for x, y in spots.values())
    assert spots["Victoria BC"][0] < spots["Windsor ON"][0] < spots["St. John's"][0]
    assert spots["Grise Fiord"][1] < spots["Whitehorse"][1] < spots["Windsor ON"][1]


@pytest.mark.parametrize("name", ["Montréal", "Vancouver", "Halifax", "Toronto", "Iqaluit"])
def test_a_map_at_town_level_shows_land_and_water(name):
    window = around(name)
    assert window.land_paths
    water = "".join(window.lake_paths)
    inland = name in ("Montréal", "Toronto")
    assert bool(water) or not inland
    assert window.centre == (320, 200)


def test_the_window_names_towns_in_the_readers_language():
    assert (320, 200, "Montreal") in around("Montréal").towns
    with override("fr"):
        assert (320, 200, "Montréal") in around("Montréal").towns


def test_labels_stay_in_the_frame_and_apart():
    for name in ("Toronto", "Laval", "Old Crow"):
        spots = [(x, y) for x, y, _name in around(name, 25).towns]
        assert all(0 < x < 640 and 0 < y < 400 for x, y in spots)
        assert all(
            abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) > 19
            for index, a in enumerate(spots)
            for b in spots[:index]
        )


def test_anywhere_and_any_radius_gives_a_map():
    for latitude, longitude, radius in [(83, -70, 10), (49, -123, 1e9), (49, -123, -1), (0, 0, 50)]:
        assert basemap.window(latitude, longitude, radius).view_box == "0 0 640 400"


def test_a_window_is_quick_and_small():
    around("Toronto")
    start = time.perf_counter()
    window = around("Halifax", 33.3)
    assert time.perf_counter() - start < 0.2
    assert sum(map(len, window.land_paths + window.lake_paths)) < 40_000


def test_the_scale_bar_is_a_round_length_that_fits():
    for radius in (1, 7, 15, 40, 100, 200):
        window = around("Calgary", radius)
        assert window.scale_km in (1, 2, 5, 10, 20, 50, 100)
        assert 20 < window.scale_width <= 200


@pytest.mark.covers("R141", part=True)
def test_the_finders_base_map_is_complete_and_names_its_cells():
    base = json.loads((BUILD / "canada.json").read_text(encoding="utf-8"))
    assert {"provinces", "neighbours", "lakes", "rivers"} <= set(base["objects"])
    assert {shape["id"] for shape in base["objects"]["provinces"]["geometries"]} == set(
        Province.values
    )
    assert set(base["fine"]) == {path.stem for path in (BUILD / "fine").iterdir()}
    first = {town["en"] for town in base["towns"] if town["rank"] == 0}
    assert {"Toronto", "Montreal", "Vancouver", "Halifax", "Iqaluit", "Whitehorse"} <= first
