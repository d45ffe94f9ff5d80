"""F15 is the last filter, for verified practitioners only: never on a page, in a count, on the map
or in an address that somebody else is given."""

from __future__ import annotations

import json

import pytest

from directory.enums import Facet
from liaison.core.visibility import Visibility
from tests.directory.finding import names, page_of
from tests.factories.directory import index, make_service, make_term
from tests.personas import NOBODY, PERSONAS, PRACTITIONER

pytestmark = [pytest.mark.django_db, pytest.mark.covers("R178", part=True)]
FILTER = "/en/find/?experience=zorblax"
WORDS = ("Zorblax", "experience", "zorblax")


def may_filter(persona) -> bool:
    return persona.is_verified or persona.is_staff


@pytest.fixture(autouse=True)
def services():
    term = make_term(Facet.EXPERIENCE, "zorblax", name_en="Zorblax", name_fr="Zorblaxe")
    with_it = make_service(name_en="With", name_fr="Avec", terms=[term])
    without = make_service(name_en="Without", name_fr="Sans")
    index(with_it, without)
    return with_it, without


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_who_may_filter_by_it(client_for, persona) -> None:
    page = client_for(persona).get(FILTER)
    html = page.content.decode()
    found = set(names(page))
    if may_filter(persona):
        assert found == {"With"}
        assert 'name="experience" value="zorblax" id="f-experience-zorblax" checked' in html
        assert html.index('id="facet-experience"') == max(
            html.index(f'id="facet-{code}"')
            for code in page_of(page).results.counts
            if f'id="facet-{code}"' in html
        )
    else:
        assert found == {"With", "Without"}
        assert not [word for word in WORDS if word in html]


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_who_is_told_of_it_on_a_listing(client_for, persona, services) -> None:
    html = client_for(persona).get(services[0].get_absolute_url()).content.decode()
    assert ("Zorblax" in html) == may_filter(persona)


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_whose_map_follows_it(client_for, persona) -> None:
    body = json.loads(client_for(persona).get(f"{FILTER.replace('?', 'map.json?')}").content)
    assert body["total"] == (1 if may_filter(persona) else 2)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_an_address_from_a_practitioner_loses_it_on_the_way_to_the_public(client, headers) -> None:
    response = client.get(f"{FILTER}&mode=in-person", headers=headers)
    assert "experience" not in response.content.decode()
    assert "experience" not in response.headers.get("HX-Push-Url", "")


def test_what_a_practitioner_saw_is_not_kept_for_the_next_visitor(client_for, client) -> None:
    client_for(PRACTITIONER).get(FILTER)
    assert "experience" not in client.get(FILTER).content.decode()


def test_one_text_search_never_finds_its_words(client_for) -> None:
    for persona in (NOBODY, PRACTITIONER):
        assert names(client_for(persona).get("/en/find/?q=zorblax")) == []


def test_it_is_the_last_of_the_facets_and_the_only_one_that_is_not_public() -> None:
    from directory.facets import FACETS

    assert FACETS[-1].number == "F15"
    assert [spec.code for spec in FACETS if spec.visibility != Visibility.PUBLIC] == ["experience"]
