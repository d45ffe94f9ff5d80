"""An address its keeper does not publish appears in no output at all."""

from __future__ import annotations

import pytest

from directory.documents import document
from directory.listing import ListingFacts
from directory.location_privacy import public_location
from directory.models import Service
from tests.directory.finding import page_of
from tests.factories.directory import index, make_location, make_organisation, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]

# Nobody's address: every part can be told apart in any output.
CANARY = {
    "name_en": "Canary House",
    "address": "77 Canarybird Lane",
    "city": "Sherbrooke",
    "province": "QC",
    "postal_code": "J1Z 9Z9",
    "latitude": 45.434567,
    "longitude": -71.923456,
}
SECRETS = ("Canary House", "Canarybird", "J1Z", "45.4345", "71.9234")


@pytest.fixture
def hidden(request):
    """A service at the canary address, with the privacy the test asks for."""
    organisation = make_organisation()
    location = make_location(organisation, **CANARY, privacy=request.param)
    return make_service(organisation=organisation, locations=[location], regions=["QC"])


def outputs(client, service: Service) -> dict[str, str]:
    """Everything the public can get, by the address it comes from."""
    found = {}
    for language, finder in (("en", "/en/find/"), ("fr", "/fr/trouver/")):
        for query in ("", "?q=family", "?place=Sherbrooke", "?q=Canarybird", "?place=J1Z"):
            found[finder + query] = client.get(finder + query).content.decode()
        carte = "map.json" if language == "en" else "carte.json"
        for box in ("", "?bbox=-72,45,-71,46&zoom=15", "?place=Sherbrooke"):
            found[finder + carte + box] = client.get(finder + carte + box).content.decode()
        for path in (service.get_absolute_url(), service.organisation.get_absolute_url()):
            own = path.replace("/en/", f"/{language}/")
            found[own] = client.get(own, follow=True).content.decode()
    found["/"] = client.get("/en/", follow=True).content.decode()
    found["index"] = index_dump()
    found["document"] = str(document(ListingFacts(Service.objects.with_facts().get())))
    return found


def index_dump() -> str:
    """Every cell of every table of the search index, as text."""
    from django.db import connection

    tables = [name for name in connection.introspection.table_names() if name.startswith("search")]
    dump = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            dump += [str(row) for row in cursor.fetchall()]
    return "\n".join(dump)


@pytest.mark.covers("R012")
@pytest.mark.parametrize("hidden", ["locality", "region", "hidden"], indirect=True)
def test_no_output_holds_a_word_of_a_hidden_address(client, site_root, hidden):
    for source, text in outputs(client, hidden).items():
        searched = text.replace("J1Z", "") if "place=J1Z" in source else text
        searched = searched.replace("Canarybird", "") if "q=Canarybird" in source else searched
        leaked = [secret for secret in SECRETS if secret in searched]
        assert not leaked, (source, leaked)


@pytest.mark.parametrize("hidden", ["region", "hidden"], indirect=True)
def test_where_not_even_the_town_may_be_known_no_output_names_it(client, site_root, hidden):
    for source, text in outputs(client, hidden).items():
        if "Sherbrooke" not in source:  # a search says the town that was typed
            assert "Sherbrooke" not in text, source


@pytest.mark.parametrize("hidden", ["exact"], indirect=True)
def test_the_canary_sings_when_the_address_is_public(client, site_root, hidden):
    texts = outputs(client, hidden)
    assert "Canarybird" in texts[hidden.get_absolute_url()]
    assert "45.43" in texts["/en/find/map.json"]


@pytest.mark.covers("R012")
@pytest.mark.parametrize("hidden", ["locality", "region", "hidden"], indirect=True)
def test_a_hidden_address_is_still_found_by_its_area(client, hidden):
    page = client.get("/en/find/", {"place": "Sherbrooke"})
    assert [card.service_id for card in page_of(page).cards] == [hidden.pk]
    assert f'data-service="{hidden.pk}"' in page.content.decode()


@pytest.mark.parametrize("hidden", ["region", "hidden"], indirect=True)
def test_a_service_without_a_public_place_is_counted_never_pinned(client, hidden):
    data = client.get("/en/find/map.json").json()
    assert (data["points"], data["unplaced"]) == ([], 1)


def test_a_locality_stands_at_the_centre_of_its_town():
    organisation = make_organisation()
    shown = {
        (place.latitude, place.longitude)
        for place in (
            public_location(make_location(organisation, **CANARY | point, privacy="locality"))
            for point in ({}, {"latitude": 45.39}, {"longitude": -71.8})
        )
    }
    assert len(shown) == 1


def test_an_address_made_private_leaves_the_index_at_once(client):
    organisation = make_organisation()
    location = make_location(organisation, **CANARY)
    service = make_service(organisation=organisation, locations=[location])
    location.privacy = "hidden"
    location.save()
    index(service)
    assert "45.43" not in index_dump()
    assert client.get("/en/find/map.json").json()["points"] == []
