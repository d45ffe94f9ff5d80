"""Whatever stands in the address: a page that explains, never an error."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from directory.facets import FACETS
from tests.directory.finding import page_of
from tests.factories.directory import make_location, make_organisation, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]

HOSTILE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE directory_service; --",
    '" OR k:v_staff AND "',
    "${7*7}`id`",
    "a" * 10_000,
    "\x00\x01\x02",
    "\U0001f3d4 \u200f\u0645\u0631\u062d\u0628\u0627\u200e",
    "title: NEAR(a b) * ^ -",
    "1e9",
    "-1",
    "%s%n{0}{{ 7*7 }}",
]
PARAMETERS = [
    "q", "place", "at", "radius", "age", "open_now", "found", "sort", "page", "bbox", "zoom",
    *(spec.code for spec in FACETS),
]  # fmt: skip


@pytest.fixture(autouse=True)
def listing():
    organisation = make_organisation()
    return make_service(organisation=organisation, locations=[make_location(organisation)])


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("finder", ["/en/find/", "/fr/trouver/"])
def test_odd_values_never_break_the_finder(client, finder, value):
    for name in PARAMETERS:
        response = client.get(f"{finder}?{urlencode({name: value})}")
        assert response.status_code == 200, name
        assert b"<script>alert" not in response.content, name


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["q", "place", "bbox", "zoom", "radius"])
def test_odd_values_never_break_the_map(client, name, value):
    response = client.get(f"/en/find/map.json?{urlencode({name: value})}")
    assert response.status_code in (200, 400)


@pytest.mark.parametrize(
    "bbox", ["1,2,3", "a,b,c,d", "10,10,-10,-10", "nan,nan,nan,nan", "inf,0,1,1", "1e9,0,1e9,1"]
)
def test_a_malformed_box_is_refused_in_words(client, bbox):
    response = client.get("/fr/trouver/carte.json", {"bbox": bbox})
    assert response.status_code == 400
    assert response.json()["error"]


def test_a_page_far_past_the_end_shows_the_last_one(client):
    page = page_of(client.get("/en/find/?page=1000000000"))
    assert page.query.page == page.last_page == 1


@pytest.mark.parametrize(("radius", "used"), [("-1", 50), ("1e9", 50), ("0", 50), ("999999", 250)])
def test_an_odd_radius_is_replaced_and_the_page_says_so(client, radius, used):
    response = client.get("/en/find/", {"place": "Laval", "radius": radius})
    assert page_of(response).query.radius == used
    assert f"{used} km was used instead" in response.content.decode()


def test_repeated_and_unknown_facets_are_read_once_or_left_out(client):
    query = urlencode([("level", "secondary")] * 300 + [("level", f"x{n}") for n in range(300)])
    response = client.get(f"/en/find/?{query}")
    assert page_of(response).query.facets == {"level": ("secondary",)}
    assert "left out" in response.content.decode()


def test_a_very_long_search_says_what_was_used(client):
    assert (
        "only the first 200 characters" in client.get(f"/en/find/?q={'a' * 5000}").content.decode()
    )


def test_an_empty_database_shows_a_page_that_helps(client, listing):
    listing.delete()
    assert client.get("/en/find/").status_code == 200


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("page=1000000000", "There is 1 page; it is shown."),
        ("page=-1", "This page doesn’t exist; the first one is shown."),
        ("page=abc", "This page doesn’t exist; the first one is shown."),
        ("sort=zzz", "This order doesn’t exist here"),
    ],
)
def test_a_page_or_an_order_that_does_not_exist_is_said(client, query, said):
    make_service()
    body = client.get(f"/en/find/?{query}").content.decode()
    assert said in body
