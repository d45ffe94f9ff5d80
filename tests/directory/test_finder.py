"""What people get from the finder for what they ask."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils.translation import override

from directory.enums import Facet
from directory.finder import unmet
from directory.models import UnmetSearch
from tests.directory.finding import names, page_of
from tests.factories.directory import (
    MONTREAL,
    TORONTO,
    make_location,
    make_organisation,
    make_service,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]


@pytest.fixture
def montreal_service():
    organisation = make_organisation()
    return make_service(organisation=organisation, locations=[make_location(organisation)])


def find(client, language="en", **params):
    with override(language):
        response = client.get(reverse("find"), params)
    assert response.status_code == 200
    return response


@pytest.mark.covers("R143")
def test_who_what_and_where_are_answered_together(client, montreal_service):
    other = make_organisation(name_en="Elsewhere")
    make_service(
        name_en="Family help in Toronto",
        organisation=other,
        locations=[make_location(other, **TORONTO)],
    )
    found = find(client, q="family", place="Montréal", audience="family")
    assert names(found) == ["Family anchor point"]
    assert page_of(found).cards[0].distance == "2\u00a0km"


@pytest.mark.covers("R001")
def test_the_finder_filters_on_the_level_of_prevention(client, montreal_service):
    make_service(name_en="Leaving together", levels=["tertiary"])
    assert names(find(client, level="tertiary")) == ["Leaving together"]


def test_values_of_one_facet_widen_and_facets_narrow(client):
    make_service(name_en="One", levels=["primary"], audiences=["youth"])
    make_service(name_en="Two", levels=["tertiary"], audiences=["youth"])
    make_service(name_en="Three", levels=["tertiary"], audiences=["self"])
    found = find(client, level=["primary", "tertiary"], audience="youth")
    assert sorted(names(found)) == ["One", "Two"]


def test_counts_of_a_facet_ignore_its_own_selection(client):
    make_service(name_en="One", levels=["primary"])
    make_service(name_en="Two", levels=["tertiary"])
    counts = page_of(find(client, level="primary")).results.counts["level"]
    assert (counts["primary"], counts["tertiary"]) == (1, 1)


@pytest.mark.covers("R146", part=True)
def test_a_service_given_by_phone_reaches_a_place_far_away(client):
    make_service(name_en="Horizon line", modes=["phone"], serves_canada=True)
    found = find(client, place="Grise Fiord")
    assert names(found) == ["Horizon line"]
    assert "offered remotely where you are" in found.content.decode()


def test_an_area_served_reaches_its_towns_and_no_others(client):
    make_service(name_en="Province wide", regions=["QC"])
    assert names(find(client, place="Gaspé")) == ["Province wide"]
    assert names(find(client, place="Toronto")) == []


def test_a_province_finds_what_is_in_it(client, montreal_service):
    assert names(find(client, place="Quebec", at="region:QC")) == ["Family anchor point"]
    assert names(find(client, place="Alberta")) == []


def test_an_ambiguous_place_asks_and_the_answer_is_kept(client, montreal_service):
    page = find(client, place="Richmond")
    assert "Which Richmond?" in page.content.decode()
    candidate = page_of(page).query.resolution.candidates[0]
    chosen = find(client, place="Richmond", at=candidate.id)
    assert page_of(chosen).query.place == candidate


def test_an_unknown_place_says_so_and_keeps_what_was_typed(client, montreal_service):
    page = find(client, "fr", place="Xyzzyville").content.decode()
    assert "Xyzzyville" in page
    assert names(find(client, place="Xyzzyville")) == ["Family anchor point"]


def test_open_now_reads_the_clock_of_the_service(client, monkeypatch):
    make_service(name_en="Halifax", weekly=True, timezone="America/Halifax")
    make_service(name_en="Vancouver", weekly=True, timezone="America/Vancouver")
    monday_at_noon_in_halifax = datetime(2026, 11, 23, 16, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: monday_at_noon_in_halifax)
    assert names(find(client, open_now="1")) == ["Halifax"]


def test_a_holiday_closes_what_is_usually_open(client, monkeypatch):
    service = make_service(weekly=True, timezone="America/Toronto")
    service.hours_exceptions.create(first_day="2026-11-23", last_day="2026-11-23")
    noon = datetime(2026, 11, 23, 17, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)
    assert names(find(client, open_now="1")) == []


def test_age_leaves_out_services_for_others(client):
    make_service(name_en="Young", minimum_age=12, maximum_age=17)
    make_service(name_en="Adults", minimum_age=18)
    assert names(find(client, age="15")) == ["Young"]


@pytest.mark.covers("R142", part=True)
def test_found_records_are_left_out_unless_asked_for(client):
    make_service(name_en="Only found", state="found")
    assert names(find(client)) == []
    assert names(find(client, found="1")) == ["Only found"]


def test_forms_of_extremism_are_no_filter_and_no_word_for_the_public(client):
    term = make_term(Facet.EXPERIENCE, "imve", name_en="Zorblax", name_fr="Zorblax")
    make_service(terms=[term])
    page = find(client, experience="imve")
    assert "experience" not in page_of(page).results.counts
    assert "Zorblax" not in page.content.decode()
    assert names(find(client, q="Zorblax")) == []


def test_every_result_says_why_it_is_shown(client, montreal_service):
    page = find(client, place="Laval, Quebec", level="secondary").content.decode()
    assert "Shown because:" in page
    assert "within 50 km of Laval" in page


def test_a_card_says_why_and_how_far_for_each_search(client, montreal_service):
    near = client.get("/en/find/?place=Laval,+Quebec").content.decode()
    assert "within 50 km of Laval" in near
    assert "\u00a0km</p>" in near
    words = client.get("/en/find/?q=family").content.decode()
    assert "matches “family”" in words
    assert "within 50 km" not in words
    assert "\u00a0km</p>" not in words


def test_nothing_found_offers_ways_on_and_the_numbers_to_call(client, montreal_service):
    page = find(client, place="Montréal", level="tertiary")
    offered = [change.label for change in page_of(page).suggestions]
    assert "Without “Tertiary”" in offered
    assert [card.service_id for card in page_of(page).nearest] == [montreal_service.pk]


@pytest.mark.covers("R146", part=True)
def test_an_unmet_search_is_counted_without_its_words(client):
    find(client, q="my neighbour", place="Montréal", level="tertiary")
    row = UnmetSearch.objects.get()
    assert (row.province, row.facet, row.code, row.count) == ("QC", "level", "tertiary", 1)


def test_the_address_keeps_every_filter_across_the_language_switch(client, montreal_service):
    page = find(client, place="Laval", level="secondary", open_now="1")
    switch = page.context["chrome"].language_switch
    assert switch.url == "/fr/trouver/?place=Laval&level=secondary&open_now=1"
    assert client.get(switch.url).status_code == 200


def test_the_title_never_tells_what_was_looked_for(client, montreal_service):
    page = find(client, q="mentoring", place="Montréal").content.decode()
    title = page[page.index("<title>") : page.index("</title>")]
    assert "Montréal" not in title
    assert "mentoring" not in title


def test_htmx_gets_the_results_alone(client, montreal_service):
    response = client.get("/en/find/", headers={"HX-Request": "true"})
    assert b"<html" not in response.content
    assert b"Family anchor point" in response.content
    assert b'hx-swap-oob="true"' in response.content


@pytest.mark.parametrize("persona_sees", [("public", 1), ("practitioner", 0)])
def test_only_public_listings_are_found_by_the_public(client, persona_sees):
    visibility, count = persona_sees
    make_service(visibility=visibility)
    assert len(names(find(client))) == count


@pytest.mark.django_db
def test_queries_stay_the_same_however_many_results(client, django_assert_max_num_queries):
    for number in range(25):
        organisation = make_organisation(name_en=f"Organisation {number}")
        make_service(
            name_en=f"Service {number}",
            organisation=organisation,
            locations=[make_location(organisation, **MONTREAL)],
        )
    find(client)
    with django_assert_max_num_queries(24):
        find(client)


def test_a_map_for_a_newborn_is_not_the_map_of_everything(client):
    """Age 0 is an answer: the map kept for everyone must not be the one made for it."""
    organisation = make_organisation()
    make_service(organisation=organisation, locations=[make_location(organisation)], minimum_age=18)
    with override("en"):
        url = reverse("find_map")
    assert client.get(url, {"age": "0"}).json()["total"] == 0
    assert client.get(url).json()["total"] == 1


def test_a_search_without_results_is_answered_while_the_database_is_busy(client, monkeypatch):
    def locked(query):
        raise OperationalError("database is locked")

    monkeypatch.setattr(unmet, "count_unmet", locked)
    assert names(find(client, q="nothing like this")) == []


def test_results_updated_in_place_leave_a_clean_address_to_share(client, montreal_service):
    address = reverse("find")
    asked = {"q": "family", "radius": "50", "sort": "best", "level": ["tertiary", "secondary"]}
    in_place = client.get(address, asked, headers={"HX-Request": "true"})
    assert in_place["HX-Push-Url"] == f"{address}?q=family&level=secondary&level=tertiary"
    defaults = client.get(address, {"radius": "50"}, headers={"HX-Request": "true"})
    assert defaults["HX-Push-Url"] == address
    assert "HX-Push-Url" not in client.get(address, asked)


def test_a_town_written_as_the_need_leads_to_what_is_near_it(client, montreal_service):
    text = find(client, q="Montréal").content.decode()
    assert '<a href="?place=Montr%C3%A9al">Services near Montreal</a>' in text


@pytest.mark.parametrize("asked", [{"q": "family"}, {"q": "Montréal", "place": "Laval"}, {}])
def test_no_other_search_is_taken_for_a_town(client, montreal_service, asked):
    assert page_of(find(client, **asked)).town is None
