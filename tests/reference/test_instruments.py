"""The instrument register: cards, filters, what is never on them."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from liaison.reference.cards.loading import load_cards
from liaison.reference.enums import InstrumentTopic
from liaison.reference.models import Instrument
from tests.factories.cards import make_instrument

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]

LISTED = {
    "vera-2r", "erg22", "ir46", "radar-australia", "radar-ite", "hcr-20", "gesmrv",
    "channel-framework", "trap-18", "mlg-v2", "sqat", "rrap", "vaf", "ivp",
}  # fmt: skip


def shown(client, query="", language="en"):
    with override(language):
        html = client.get(reverse("instruments") + query).content.decode()
    return set(re.findall(r'<h3 class="title-s"><a href="[^"]+/([\w-]+)/"', html))


@pytest.fixture
def page(client):
    def read(card, language="en"):
        with override(language):
            return client.get(card.get_absolute_url()).content.decode()

    return read


@pytest.mark.covers("R020")
def test_every_named_instrument_has_a_card_in_both_languages(client):
    load_cards()
    assert set(Instrument.objects.values_list("code", flat=True)) == LISTED
    for card in Instrument.objects.all():
        for language in ("en", "fr"):
            with override(language):
                html = client.get(card.get_absolute_url()).content.decode()
                for topic in InstrumentTopic:
                    assert str(topic.label) in html
                assert not card.summary.foreign
    assert len(shown(client)) == len(shown(client, language="fr")) == len(LISTED)


def test_loading_again_keeps_what_an_editor_changed():
    load_cards()
    Instrument.objects.filter(code="ir46").update(summary_en="Changed")
    assert load_cards() == 0
    assert Instrument.objects.get(code="ir46").summary_en == "Changed"


def test_the_two_tools_named_radar_are_two_cards_that_name_each_other():
    load_cards()
    australian = Instrument.objects.get(code="radar-australia")
    german = Instrument.objects.get(code="radar-ite")
    assert "RADAR-iTE" in australian.summary_en
    assert "Radar" in german.summary_en.replace("RADAR-iTE", "")


@pytest.mark.covers("R093")
def test_where_nothing_was_found_for_women_and_minors_the_card_says_so(page):
    html = page(make_instrument(facts={}))
    for topic in ("women", "minors"):
        part = html.split(f'id="{topic}"')[1].split("</div>")[0]
        assert "Nothing found in what we read" in part


@pytest.mark.covers("R090")
def test_the_british_framework_is_no_checklist_and_not_for_here(page):
    load_cards()
    card = Instrument.objects.get(code="channel-framework")
    html = page(card)
    assert "not a checklist for the public" in html
    assert "specific to the United Kingdom" in html
    assert "22 factors" in html


@pytest.mark.covers("R130", part=True)
def test_a_card_shows_its_limits_and_why_rare_events_are_hard_to_foresee(client, page):
    facts = {InstrumentTopic.LIMITS: "Works on Tuesdays only."}
    html = page(make_instrument(facts=facts))
    assert "Works on Tuesdays only." in html
    assert "Limited evidence" in html
    assert "#base-rate" in html
    assert 'id="base-rate"' in client.get("/en/instruments/").content.decode()


def test_an_owner_is_linked_only_where_somebody_checked_the_site(page):
    assert "not verified: no link" in page(make_instrument("north"))
    checked = make_instrument("south", owner_url="https://example.org/owner")
    assert 'href="https://example.org/owner"' in page(checked)


@pytest.mark.covers("R091")
def test_the_register_is_filtered_by_setting_user_age_and_evidence(client):
    make_instrument("north", settings=["prison", "police"], users=["police"])
    make_instrument("south", settings=["clinical"], users=["clinician"], evidence="")
    make_instrument("west", settings=["police"], users=["police"], ages=["minor"])
    assert shown(client, "?setting=police") == {"north", "west"}
    assert shown(client, "?setting=police&setting=clinical") == {"north", "south", "west"}
    assert shown(client, "?setting=police&age=adult") == {"north"}
    assert shown(client, "?user=clinician") == {"south"}
    assert shown(client, "?evidence=not-judged") == {"south"}
    assert "Training required" in client.get("/en/instruments/").content.decode()


def test_a_count_promises_what_choosing_it_would_show(client):
    make_instrument("north", settings=["prison"], evidence="limited")
    make_instrument("south", settings=["clinical"], evidence="none")
    html = client.get("/en/instruments/?evidence=limited").content.decode()
    counts = dict(re.findall(r'name="setting" value="([\w-]+)".*?class="n">(\d+)<', html))
    assert counts == {"prison": "1", "clinical": "0"}


@pytest.mark.parametrize("query", ["?setting=x", "?setting[]=police", "?age=%00", "?x=<script>"])
def test_an_unknown_filter_is_left_aside(client, query):
    make_instrument("north")
    assert shown(client, query) == {"north"}
    assert (
        "<script>" not in client.get(f"/en/instruments/{query}").content.decode().split("main")[1]
    )


def test_nothing_that_matches_and_nothing_at_all_are_said_apart(client):
    assert "No card is published yet" in client.get("/en/instruments/").content.decode()
    make_instrument("north")
    html = client.get("/en/instruments/?evidence=strong&setting=police").content.decode()
    assert "No instrument matches all of this" in html


def test_the_switch_lands_on_the_same_card_and_a_foreign_address_redirects(client):
    card = make_instrument("north", name_fr="Boussole du nord")
    assert (
        'href="/fr/outils/boussole-du-nord/"'
        in client.get("/en/instruments/north/").content.decode()
    )
    response = client.get("/fr/outils/north/")
    assert (response.status_code, response["Location"]) == (301, "/fr/outils/boussole-du-nord/")
    card.name_fr = "Autre nom"
    card.save()
    assert client.get("/fr/outils/boussole-du-nord/").status_code == 200


def test_no_card_holds_an_item_a_factor_or_a_score(client):
    """Numbers of items may be named; the rule is in the editors' help and in the content."""
    load_cards()
    texts = client.get("/en/instruments/table.csv").content.decode().casefold()
    for word in ("scored", "points for", "cut-off", "checklist item", "leakage", "fixation"):
        assert word not in texts


def test_anybody_may_take_the_register_as_a_table(client):
    make_instrument("north", summary_en="=1+1")
    make_instrument("draft", live=False)
    response = client.get("/en/instruments/table.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["code"] for row in rows] == ["north"]
    assert rows[0]["purpose_fr"] == "To think about support. (fr)"
    assert rows[0]["women_known"] == "none"
    assert rows[0]["summary_en"] == "'=1+1"


def test_an_unpublished_card_is_nobodys_page(client_for, persona):
    card = make_instrument("north", live=False)
    client = client_for(persona)
    assert client.get(card.get_absolute_url()).status_code == 404
    assert shown(client) == set()
    assert b"north" not in client.get("/en/instruments/table.csv").content
