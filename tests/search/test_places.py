from __future__ import annotations

import random

import numpy as np
import pytest
from geopy.distance import geodesic

from search import engine
from search.backends import geo
from search.request import SearchRequest
from tests.search.making import HAMILTON, IQALUIT, OTTAWA, TORONTO, doc, found, near

pytestmark = pytest.mark.django_db

ONTARIO = ("CA", "ON", "ON-3595", "6167865")


def test_near_ones_come_first_then_those_who_serve_the_area_the_narrowest_first(index) -> None:
    index(
        doc(1, "Serves Canada", areas=["CA"]),
        doc(2, "Serves the town", areas=["6167865"]),
        doc(3, "Hamilton", at=[HAMILTON]),
        doc(4, "Toronto", at=[TORONTO]),
        doc(5, "Serves Ontario", areas=["ON"], at=[OTTAWA]),
        doc(6, "Ottawa", at=[OTTAWA]),
        doc(7, "Serves Quebec", areas=["QC"]),
    )
    for sort in ("best", "distance"):
        results = engine.search(SearchRequest(near=near(TORONTO, 100, *ONTARIO), sort=sort))
        assert [hit.object_id for hit in results.hits] == [4, 3, 2, 5, 1]
        assert [hit.near for hit in results.hits] == [True, True, False, False, False]
        assert results.remote_total == 3
        assert [hit.matched_areas for hit in results.hits][2:] == [("6167865",), ("ON",), ("CA",)]


def test_near_ones_come_first_whatever_the_words_say(index) -> None:
    index(doc(1, "Housing", areas=["CA"]), doc(2, "Centre", body="housing", at=[TORONTO]))
    assert found("housing", near=near(TORONTO, 50, "CA")) == [2, 1]


def test_the_nearest_of_several_points_is_named(index) -> None:
    index(doc(1, "Everywhere", at=[OTTAWA, HAMILTON, IQALUIT]))
    (hit,) = engine.search(SearchRequest(near=near(TORONTO, 100))).hits
    assert hit.point_id == 11
    assert hit.distance_km == pytest.approx(geodesic(TORONTO, HAMILTON).km, rel=1e-4)


def test_a_service_that_reaches_the_place_still_says_how_far_its_door_is(index) -> None:
    index(doc(1, "Remote", at=[OTTAWA], areas=["CA"]), doc(2, "No door", areas=["CA"]))
    one, two = engine.search(SearchRequest(near=near(TORONTO, 50, "CA"))).hits
    assert (one.near, two.near) == (False, False)
    assert one.distance_km == pytest.approx(geodesic(TORONTO, OTTAWA).km, rel=1e-4)
    assert (two.distance_km, two.point_id) == (None, None)


def test_a_radius_of_nothing_still_finds_who_serves_the_area(index) -> None:
    index(doc(1, "Here", at=[HAMILTON]), doc(2, "Served", areas=["ON"]))
    assert found(near=near(TORONTO, 0, "ON")) == [2]
    assert found(near=near(TORONTO, -1, "ON")) == [2]


def test_without_a_place_there_is_no_distance(index) -> None:
    index(doc(1, "Here", at=[TORONTO]))
    (hit,) = engine.search(SearchRequest(sort="distance")).hits
    assert (hit.distance_km, hit.near, hit.point_id) == (None, False, None)


def test_distances_are_geopy_s_within_a_few_metres() -> None:
    chance = random.Random(1)
    places = np.array([(chance.uniform(42, 83), chance.uniform(-140, -53)) for _ in range(400)])
    ours = geo.geodesic(*TORONTO, places[:, 0], places[:, 1])
    theirs = np.array([geodesic(TORONTO, place).km for place in places.tolist()])
    assert np.abs(ours - theirs).max() < 0.1
    assert (np.abs(ours - theirs) / theirs).max() < 2e-5
    assert geo.geodesic(*TORONTO, np.array([TORONTO[0]]), np.array([TORONTO[1]]))[0] < 1e-6


@pytest.mark.parametrize("radius", [0.5, 3, 10, 49, 250, 900, 3_000, 9_000, 30_000])
def test_no_point_within_the_radius_is_missed(radius) -> None:
    chance = random.Random(radius)
    number = 3_000
    lats = np.array([chance.gauss(60, 12 if radius > 300 else 0.5) for _ in range(number)])
    lats = lats.clip(-85, 85)
    lons = np.array([chance.gauss(-100, 60 if radius > 300 else 0.5) for _ in range(number)])
    lons = (lons + 180) % 360 - 180
    ids = np.arange(number)
    points = geo.Points.of(ids, ids, lats, lons)
    inside, distances = points.within(60, -100, radius)
    expected = geo.great_circle(60, -100, lats, lons)
    assert sorted(inside.point_id.tolist()) == np.flatnonzero(expected <= radius).tolist()
    assert distances.max(initial=0) <= radius


def test_the_map_shows_the_points_of_matches_in_the_box(index) -> None:
    index(
        doc(1, "Two doors", at=[TORONTO, OTTAWA]),
        doc(2, "North", at=[IQALUIT]),
        doc(3, "Hidden door", areas=["CA"]),
    )
    data = engine.map_data(SearchRequest(bbox=(-80, 43, -75, 46)), zoom=6)
    assert {(p.object_id, p.point_id) for p in data.points} == {(1, 10), (1, 11)}
    assert (data.points[0].latitude, data.points[0].longitude) in {TORONTO, OTTAWA}
    assert (data.total_services, data.unplaced) == (3, 1)
    assert data.clusters == ()


def test_many_points_become_clusters_that_hold_them_all(index) -> None:
    chance = random.Random(2)
    places = [(chance.uniform(43, 55), chance.uniform(-120, -60)) for _ in range(300)]
    index(*(doc(n, "Here", at=[place]) for n, place in enumerate(places, 1)))
    for zoom in (0, 3, 7, 20):
        clusters = engine.map_data(SearchRequest(), zoom=zoom, max_points=10).clusters
        assert sum(cluster.count for cluster in clusters) == 300
        for cluster in clusters:
            west, south, east, north = cluster.bounds
            assert west - 1e-5 <= cluster.longitude <= east + 1e-5
            assert south - 1e-5 <= cluster.latitude <= north + 1e-5
            inside = [s for s in places if south <= s[0] <= north and west <= s[1] <= east]
            assert len(inside) >= cluster.count
        boxed = engine.map_data(
            SearchRequest(bbox=(-100, 43, -80, 50)), zoom=zoom, max_points=10
        ).clusters
        expected = sum(43 <= lat <= 50 and -100 <= lon <= -80 for lat, lon in places)
        assert sum(cluster.count for cluster in boxed) == expected


def test_places_at_one_spot_are_one_cluster_at_every_zoom(index) -> None:
    index(*(doc(n, "Snapped to the centre", at=[TORONTO]) for n in range(1, 31)))
    (cluster,) = engine.map_data(SearchRequest(), zoom=20, max_points=5).clusters
    assert cluster.count == 30
    assert cluster.bounds == (TORONTO[1], TORONTO[0], TORONTO[1], TORONTO[0])
