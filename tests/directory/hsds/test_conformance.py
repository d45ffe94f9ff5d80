"""Every answer of the feed is HSDS 3.1, strictly: no key that the standard does not name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.directory.hsds.schemas import LISTS, PAGE, RECORDS

if TYPE_CHECKING:
    pass

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "fr")


def everything(client, language: str, name: str, query: str = "") -> list[dict[str, Any]]:
    response = client.get(f"/{language}/hsds/v3/{name}?format=ndjson{query}")
    assert response.status_code == 200
    return [json.loads(line) for line in b"".join(response.streaming_content).splitlines()]


@pytest.mark.covers("R169", part=True)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_hsds(client, demo_site, schemas, language, name):
    body = client.get(f"/{language}/hsds/v3/{name}?per_page=500").json()
    assert {key: type(value).__name__ for key, value in body.items()} == {
        key: {"integer": "int", "boolean": "bool", "array": "list"}[kind]
        for key, kind in PAGE.items()
    }
    assert body["contents"]
    assert [wrong for row in body["contents"] for wrong in schemas.wrong(LISTS[name], row)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["services", "organizations", "service_at_locations"])
def test_every_record_in_full_is_hsds(client, demo_site, schemas, language, name):
    rows = everything(client, language, name, "&full=true")
    assert rows
    assert [wrong for row in rows for wrong in schemas.wrong(RECORDS[name], row)] == []


@pytest.mark.parametrize("name", RECORDS)
def test_one_record_is_hsds_and_the_same_as_in_the_list(client, demo_site, schemas, name):
    listed = client.get(f"/en/hsds/v3/{name}?per_page=1").json()["contents"][0]
    row = client.get(f"/en/hsds/v3/{name}/{listed['id']}").json()
    assert schemas.wrong(RECORDS[name], row) == []
    simple = [key for key, value in listed.items() if isinstance(value, str)]
    assert {key: row[key] for key in simple if key != "organization_id"} == {
        key: listed[key] for key in simple if key != "organization_id"
    }


def test_the_first_address_says_which_version_and_where_it_is_described(client, site_root):
    body = client.get("/en/hsds/v3/").json()
    assert body["version"] == "3.1"
    assert set(body) == {"version", "profile", "openapi_url"}
    described = client.get(body["openapi_url"].removeprefix("http://localhost:8000")).json()
    assert {f"/{name}" for name in LISTS} < set(described["paths"])


def test_ids_and_facts_are_the_same_in_both_languages(client, demo_site):
    english, french = (everything(client, it, "services", "&full=true") for it in LANGUAGES)
    assert [row["id"] for row in english] == [row["id"] for row in french]
    for one, other in zip(english, french, strict=True):
        assert facts_of(one) == facts_of(other)


def facts_of(row: dict[str, Any]) -> set[tuple[str, str, str]]:
    """What attributes say, texts apart."""
    return {
        (it["id"], it["link_type"], it.get("value", ""))
        for it in row["attributes"]
        if it["link_type"] not in ("text", "note")
    }


def test_what_is_not_hsds_would_be_noticed(client, demo_site, schemas):
    [row] = client.get("/en/hsds/v3/services?per_page=1").json()["contents"]
    for wrong in ({"id": "7"}, {"email": "nobody"}, {"url": "no address"}, {"colour": "red"}):
        assert schemas.wrong(LISTS["services"], row | wrong)
