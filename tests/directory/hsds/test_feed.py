"""How the feed answers programs: parameters, errors, caching, other sites, streams."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from directory.hsds import conf, pages, records
from directory.hsds.ids import taxonomy_id, term_id
from directory.models import Service
from tests.factories.directory import make_location, make_organisation, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]
SERVICES = "/en/hsds/v3/services"


def names(client, query: str, name: str = "services", language: str = "en") -> list[str]:
    body = client.get(f"/{language}/hsds/v3/{name}?{query}").json()
    return sorted(row["name"] for row in body["contents"])


def stream(client, address: str) -> list[dict]:
    response = client.get(address)
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


def test_conditions_add_up(client):
    make_service(name_en="Anchor", levels=["primary"])
    make_service(name_en="Bridge", levels=["primary"], police_role="partner")
    level = f"taxonomy_term_id={term_id('liaison-level', 'primary')}"
    police = f"taxonomy_term_id={term_id('liaison-police', 'partner')}"
    assert names(client, level) == ["Anchor", "Bridge"]
    assert names(client, f"{level}&{police}") == ["Bridge"]
    assert names(client, f"{level}&search=anchor") == ["Anchor"]
    assert names(client, f"taxonomy_id={taxonomy_id('liaison-level')}") == ["Anchor", "Bridge"]
    assert names(client, f"taxonomy_id={taxonomy_id('liaison-cost')}") == []


def test_a_word_nobody_holds_finds_nothing(client):
    make_service(name_en="Anchor")
    assert names(client, "search=anchor zzzzzz") == []


def test_services_of_one_organisation(client):
    mine = make_service(name_en="Mine")
    make_service(name_en="Theirs")
    assert names(client, f"organization_id={mine.organisation.uuid}") == ["Mine"]


def test_a_new_intake_status_counts_as_a_change(client):
    from directory import services

    old, new = make_service(name_en="Old"), make_service(name_en="New")
    long_ago = timezone.now() - timedelta(days=400)
    for one in (old, new):
        for rows in (one.confirmations, one.life_cycle_steps, one.intake_updates):
            rows.update(at=long_ago)
        type(one).objects.filter(pk=one.pk).update(updated_at=long_ago)
        type(one.organisation).objects.filter(pk=one.organisation_id).update(updated_at=long_ago)
    services.record_intake(service=new, status="paused")
    since = (timezone.now() - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert names(client, f"modified_after={since}") == ["New"]
    minimal = client.get(f"{SERVICES}?minimal=true").json()["contents"]
    assert [set(row) for row in minimal] == [{"id", "last_modified"}] * 2


def test_within_metres_of_a_postal_code_or_serving_it(client):
    owner = make_organisation()
    here = {"city": "Montréal", "province": "QC", "latitude": 45.51, "longitude": -73.57}
    there = {"city": "Québec", "province": "QC", "latitude": 46.81, "longitude": -71.21}
    both = [make_location(owner, **here), make_location(owner, **there)]
    make_service(name_en="Near", organisation=owner, locations=both)
    make_service(name_en="Serves", regions=["QC"])
    assert names(client, "postcode=H2X&proximity=20000") == ["Near"]
    assert names(client, "postcode=H2X") == ["Serves"]
    body = client.get("/en/hsds/v3/service_at_locations?postcode=H2X&proximity=20000").json()
    assert [row["location"]["id"] for row in body["contents"]] == [str(both[0].uuid)]
    assert client.get("/en/hsds/v3/service_at_locations").json()["total_items"] == 2


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("page=0", "page"),
        ("page=two", "page"),
        ("per_page=100000", "per_page"),
        ("format=xml", "format"),
        ("full=maybe", "full"),
        ("modified_after=yesterday", "modified_after"),
        ("modified_after=2026-02-31", "modified_after"),
        ("organization_id=7", "organization_id"),
        ("postcode=90210", "postcode"),
        ("proximity=10", "proximity"),
        ("page=1&page=2", "page"),
        ("search=" + "a" * 300, "search"),
        ("search=%00", "search"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_refused_in_the_language_of_the_feed(
    client, query, parameter
):
    english = client.get(f"{SERVICES}?{query}")
    french = client.get(f"/fr/hsds/v3/services?{query}")
    assert (english.status_code, french.status_code) == (400, 400)
    assert english.json()["parameters"][parameter] != french.json()["parameters"][parameter]


def test_an_unknown_parameter_or_term_is_refused(client):
    body = client.get(f"{SERVICES}?serch=x").json()
    assert "serch" in body["error"]
    assert "search" in body["error"]
    nobody = "00000000-0000-4000-8000-000000000000"
    assert client.get(f"{SERVICES}?taxonomy_term_id={nobody}").status_code == 400


@pytest.mark.parametrize("record", ["00000000-0000-4000-8000-000000000000", "x", "1' OR 1=1"])
@pytest.mark.parametrize(
    "name", ["services", "organizations", "taxonomy_terms", "service_at_locations"]
)
def test_a_record_that_is_not_there_is_said_so_in_json(client, name, record):
    response = client.get(f"/fr/hsds/v3/{name}/{record}")
    assert response.status_code == 404
    assert response.json()["error"]


def test_pages_are_counted(client):
    for number in range(3):
        make_service(name_en=f"Service {number}")
    first, last, past = (
        client.get(f"{SERVICES}?per_page=2&page={page}").json() for page in (1, 2, 3)
    )
    counted = ("total_items", "total_pages", "page_number", "size", "first_page", "last_page")
    assert [first[key] for key in counted] == [3, 2, 1, 2, True, False]
    assert [last[key] for key in counted] == [3, 2, 2, 1, False, True]
    assert (past["empty"], past["contents"]) == (True, [])
    ids = [row["id"] for row in first["contents"] + last["contents"]]
    assert ids == sorted(ids)


@pytest.mark.parametrize("query", ["", "&full=true"])
def test_a_stream_holds_what_the_pages_hold(client, query):
    for number in range(5):
        make_service(name_en=f"Service {number}")
    paged = [
        row
        for page in (1, 2, 3)
        for row in client.get(f"{SERVICES}?per_page=2&page={page}{query}").json()["contents"]
    ]
    assert stream(client, f"{SERVICES}?format=ndjson{query}") == paged


def test_a_stream_reads_a_chunk_at_a_time(client, monkeypatch):
    for number in range(5):
        make_service(name_en=f"Service {number}")
    monkeypatch.setattr(pages, "CHUNK", 2)
    read: list[int] = []
    whole = records.Services.read

    def counted(self, keys, asked):
        read.append(len(keys))
        return whole(self, keys, asked)

    monkeypatch.setattr(records.Services, "read", counted)
    lines = iter(client.get(f"{SERVICES}?format=ndjson").streaming_content)
    next(lines)
    assert read == [2]
    assert len(list(lines)) == 4
    assert read == [2, 2, 1]


@pytest.mark.parametrize("query", ["", "?format=ndjson", "?full=true"])
def test_what_did_not_change_is_not_sent_again(client, query):
    service = make_service()
    first = client.get(SERVICES + query)
    again = client.get(SERVICES + query, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.getvalue()) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    Service.objects.filter(pk=service.pk).update(name_en="Another name")
    from tests.factories.directory import index

    index(service)
    changed = client.get(SERVICES + query, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


def test_any_site_may_read_and_nobody_may_write(client):
    asked = client.options(SERVICES, headers={"origin": "https://example.org"})
    assert asked.status_code == 204
    assert "GET" in asked["Access-Control-Allow-Methods"]
    assert client.get(SERVICES)["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in client.get(SERVICES)
    assert client.get(f"{SERVICES}?page=x")["Access-Control-Allow-Origin"] == "*"
    assert client.post(SERVICES).status_code == 405


def test_each_answer_names_its_language_and_its_twin(client):
    response = client.get(f"{SERVICES}?per_page=5")
    assert response["Content-Language"] == "en"
    assert '/fr/hsds/v3/services?per_page=5>; rel="alternate"; hreflang="fr"' in response["Link"]
    assert 'rel="license"' in response["Link"]


def test_a_text_is_in_the_language_of_the_feed_and_says_when_it_is_not(client):
    service = make_service(
        description_en="Only in English.", summary_en="Summary.", summary_fr="Résumé."
    )
    english = client.get(f"{SERVICES}/{service.uuid}").json()
    french = client.get(f"/fr/hsds/v3/services/{service.uuid}").json()
    assert (english["name"], french["name"]) == (service.name_en, service.name_fr)
    assert notes(english) == []
    assert notes(french) == [("description", "en")]
    assert french["description"] == "Only in English."


def notes(row: dict) -> list[tuple[str, str]]:
    return [(it["label"], it["value"]) for it in row["attributes"] if it["link_type"] == "note"]


def test_whoever_asks_too_often_is_told_how_long_to_wait(client, settings):
    settings.HSDS_REQUESTS_A_MINUTE = 3
    codes = [client.get(SERVICES).status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    response = client.get(SERVICES)
    assert 0 < int(response["Retry-After"]) <= conf.MINUTE
    assert client.get(SERVICES, REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.parametrize("query", ["", "?full=true"])
def test_more_services_take_no_more_queries(client, django_assert_max_num_queries, query):
    owner = make_organisation()
    for number in range(12):
        place = make_location(owner)
        make_service(name_en=f"Service {number}", organisation=owner, locations=[place])
    client.get(f"{SERVICES}?per_page=1")  # which services are public is kept for a minute
    with django_assert_max_num_queries(5 if not query else 20):
        assert client.get(SERVICES + query).json()["size"] == 12


def test_an_organisation_has_its_places_and_services(client):
    owner = make_organisation()
    service = make_service(organisation=owner, locations=[make_location(owner)])
    row = client.get(f"/en/hsds/v3/organizations/{owner.uuid}").json()
    assert [it["id"] for it in row["services"]] == [str(service.uuid)]
    assert len(row["locations"]) == 1
    assert "attributes" not in row["services"][0]
    whole = client.get(f"/en/hsds/v3/organizations/{owner.uuid}?full_service=true").json()
    assert "attributes" in whole["services"][0]
