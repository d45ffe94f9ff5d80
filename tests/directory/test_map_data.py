"""What the map is told: where to look, and which town each pin is in."""

from __future__ import annotations

import pytest

from tests.factories.directory import (
    MONTREAL,
    TORONTO,
    make_location,
    make_organisation,
    make_service,
)

pytestmark = pytest.mark.django_db


def map_of(client, query):
    return client.get(f"/en/find/map.json?{query}").json()


def test_each_pin_of_a_service_names_its_own_town(client):
    organisation = make_organisation()
    places = [make_location(organisation, **MONTREAL), make_location(organisation, **TORONTO)]
    service = make_service(organisation=organisation, locations=places)
    told = map_of(client, "")
    assert {row["id"] for row in told["services"]} == {service.pk}
    towns = {
        told["services"][number]["place"]: round(latitude)
        for latitude, _longitude, number in told["points"]
    }
    assert towns == {"Montréal, Quebec": 46, "Toronto, Ontario": 44}


def test_the_map_looks_at_the_circle_that_was_searched(client):
    make_service(regions=["QC"])
    west, south, east, north = map_of(client, "place=Montréal&radius=50")["around"]
    assert west < -73.6 < east
    assert south < 45.5 < north
    assert 0.85 < north - south < 0.95  # degrees: 100 km
    assert "around" not in map_of(client, "")
    assert "around" not in map_of(client, "place=Nunavut")
