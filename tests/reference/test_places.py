"""What people type for "where", and the place they mean."""

from __future__ import annotations

import time

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.reference import places
from liaison.reference.gazetteer import gazetteer


def found(text: str, at: str = "") -> str:
    place = places.resolve(text, at=at).place
    return place.label if place else ""


@pytest.mark.covers("R143", part=True)
def test_richmond_asks_which_of_the_four():
    resolution = places.resolve("Richmond")
    assert resolution.place is None
    assert [place.label for place in resolution.candidates] == [
        "Richmond, British Columbia",
        "Richmond, Alberta",
        "Richmond, Ontario",
        "Richmond, Quebec",
    ]


def test_the_chosen_richmond_is_remembered_until_the_text_changes():
    quebec = places.resolve("Richmond").candidates[-1]
    assert places.resolve("richmond", at=quebec.id).place == quebec
    assert found("Toronto", at=quebec.id) == "Toronto, Ontario"
    assert places.resolve("", at=quebec.id).place == quebec


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Toronto", "Toronto, Ontario"),
        ("MONTREAL", "Montreal, Quebec"),
        ("montréal", "Montreal, Quebec"),
        ("Vancouver", "Vancouver, British Columbia"),
        ("London", "London, Ontario"),
        ("Hamilton", "Hamilton, Ontario"),
        ("Victoria", "Victoria, British Columbia"),
        ("Sydney", "Sydney, Nova Scotia"),
        ("Ville de Québec", "Quebec City, Quebec"),
        ("City of Calgary", "Calgary, Alberta"),
        ("trois rivieres", "Trois-Rivières, Quebec"),
        ("Val d’Or", "Val-d'Or, Quebec"),
        ("St-Jean-sur-Richelieu", "Saint-Jean-sur-Richelieu, Quebec"),
        ("Saint Johns", "St. John's, Newfoundland and Labrador"),
        ("Saint John", "Saint John, New Brunswick"),
        ("Ft McMurray", "Fort McMurray, Alberta"),
        ("Mt. Pearl", "Mount Pearl, Newfoundland and Labrador"),
        ("Sault Ste Marie", "Sault Ste. Marie, Ontario"),
        ("Frobisher Bay", "Iqaluit, Nunavut"),
        ("Sudbury", "Greater Sudbury, Ontario"),
    ],
)
def test_a_name_finds_its_place_however_it_is_written(text, label):
    assert found(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "Richmond BC",
        "Richmond, B.C.",
        "richmond (british columbia)",
        "Richmond, Colombie-Britannique",
        "Richmond C.-B.",
        "Richmond, BC, Canada",
    ],
)
def test_a_province_in_any_form_tells_which(text):
    assert found(text) == "Richmond, British Columbia"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Laval (Québec)", "Laval, Quebec"),
        ("Laval PQ", "Laval, Quebec"),
        ("St. John's, Nfld", "St. John's, Newfoundland and Labrador"),
        ("Summerside Î.-P.-É.", "Summerside, Prince Edward Island"),
        ("Windsor N.-É.", "Windsor, Nova Scotia"),
        ("Québec, QC", "Quebec City, Quebec"),
    ],
)
def test_old_and_french_province_codes_are_understood(text, label):
    assert found(text) == label


def test_a_province_alone_is_a_place():
    place = places.resolve("nunavut").place
    assert place is not None
    assert (place.kind, place.id) == ("province", "region:NU")
    assert place.area_codes == ("CA", "NU")
    assert found("T.N.-O.") == "Northwest Territories"
    assert found("Île-du-Prince-Édouard") == "Prince Edward Island"


def test_quebec_asks_city_or_province():
    kinds = {place.kind: place for place in places.resolve("Québec").candidates}
    assert set(kinds) == {"town", "province"}
    assert places.resolve("Québec", at=kinds["town"].id).place == kinds["town"]
    assert kinds["province"].label == "Quebec (the whole province)"
    assert found(kinds["province"].label) == kinds["province"].label


def test_labels_speak_the_readers_language():
    with override("fr"):
        assert found("Richmond BC") == "Richmond (Colombie-Britannique)"
        assert found("Montreal") == "Montréal (Québec)"


def test_every_label_leads_back_to_its_place():
    for language in ("en", "fr"):
        with override(language):
            for place in gazetteer().places.values():
                again = places.resolve(place.label, at=place.id).place
                assert again is not None, place.label
                assert again.label.casefold() == place.label.casefold() or (
                    places._distinct([place, again]) in ([place], [again])
                )


def test_two_of_a_name_in_one_province_are_told_apart():
    labels = [place.label for place in places.resolve("Westmount").candidates]
    assert len(labels) == len(set(labels))
    assert "Westmount, Nova Scotia, near Sydney" in labels


@pytest.mark.parametrize("text", ["H2X", "h2x 1y4", "H2X1Y4", "Montréal QC H2X 1Y4", "H2X 1"])
def test_a_postal_code_is_cut_to_three_characters(text):
    place = places.resolve(text).place
    assert place is not None
    assert place.id == "fsa:H2X"
    assert "1Y4" not in repr(places.resolve(text))
    montreal = places.resolve("Montréal").place
    assert place.area_codes == ("CA", "QC", "QC-2406", montreal.id)


def test_an_unknown_prefix_offers_its_province():
    assert [place.name for place in places.resolve("H9Z").suggestions] == ["Quebec"]
    assert {place.province for place in places.resolve("X9X").suggestions} == {"NT", "NU"}


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("Montrael", "Montreal, Quebec"),
        ("Vancover", "Vancouver, British Columbia"),
        ("Toronot", "Toronto, Ontario"),
        ("Sherbroke", "Sherbrooke, Quebec"),
        ("Halifaxx", "Halifax, Nova Scotia"),
        ("Yelowknife NT", "Yellowknife, Northwest Territories"),
    ],
)
def test_a_slip_of_the_keys_is_asked_back(typo, meant):
    resolution = places.resolve(typo)
    assert resolution.place is None
    assert resolution.suggestions[0].label == meant


def test_suggestions_grow_with_the_typing():
    assert places.suggest("rich")[0].label == "Richmond, British Columbia"
    assert [place.id for place in places.suggest("H2")][:2] == ["fsa:H2A", "fsa:H2B"]
    assert len(places.suggest("s", limit=5)) == 5
    assert places.suggest("") == []


def test_a_borough_is_reached_by_what_serves_its_city():
    scarborough, toronto = (places.resolve(name).place for name in ("Scarborough", "Toronto"))
    assert scarborough.area_codes == ("CA", "ON", "ON-3595", toronto.id, scarborough.id)
    assert toronto.area_codes == ("CA", "ON", "ON-3595", toronto.id)
    assert places.resolve("Westmount QC").place.within == ""


def test_the_nearest_town_and_a_towns_centre():
    assert places.nearest_town(62.46, -114.37).name == "Yellowknife"
    assert places.nearest_town(90, 0).id
    assert places.town_centre("st-jerome", "QC").name == "Saint-Jérôme"
    assert places.town_centre("Richmond", "QC").province == "QC"
    assert places.town_centre("Richmond", "NU") is None


HOSTILE = [
    "x" * 10_000,
    "\0\0Toronto\0",
    "' OR 1=1; DROP TABLE directory_service; --",
    "<script>alert(1)</script>",
    "😀" * 50,
    "\u202eotnoroT",
    "مونتريال",
    "ᐃᖃᓗᐃᑦ",
    "%00%s{}$(id)",
    ", , ,",
    "de la de la de la",
    "H2X" * 3000,
    "\ud800",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_answered_quickly(text):
    places.resolve("warm up")
    start = time.perf_counter()
    places.resolve(text, at=text)
    places.suggest(text)
    assert time.perf_counter() - start < 0.25


@given(st.text(max_size=200), st.text(max_size=20))
@settings(max_examples=300, deadline=None)
def test_no_text_whatever_raises(text, at):
    places.resolve(text, at=at)
    places.suggest(text)
