"""Handouts: tagged, in one language or both, and deaf to commands in what a listing says."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import typst
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override

from directory.exports import handout, selection
from directory.models import HoursException
from liaison.navigation.models import CrisisLine
from tests.directory.exports import taken
from tests.directory.exports.taken import HOSTILE, LIST, SEARCH
from tests.factories.directory import make_organisation, make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions", "site_root")]


def document(texts: str = "en", language: str = "en") -> dict:
    with override(language):
        chosen = selection.of_search(QueryDict(""), AnonymousUser(), most=200)
        return json.loads(handout.document(chosen, texts))


def test_a_handout_is_tagged_and_says_its_language(client):
    make_service(weekly=True)
    pdf = taken.body(client, f"{SEARCH}pdf/?texts=fr")
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(fr-CA)" in pdf
    assert b"pdfuaid:part" in pdf  # PDF/UA-1, for people who read by ear or finger


@pytest.mark.parametrize(
    ("texts", "languages"), [("en", ["en"]), ("both", ["fr", "en"]), ("x", ["fr"])]
)
def test_the_languages_are_the_readers_choice(texts, languages):
    make_service()
    parts = document(texts, "fr")["parts"]
    assert [part["lang"] for part in parts] == languages
    names = {"en": "Family anchor point", "fr": "Point d’appui familles"}
    assert [part["services"][0]["name"]["text"] for part in parts] == [
        names[la] for la in languages
    ]


def test_a_text_that_is_not_translated_keeps_its_language():
    make_service(name_fr="")
    [service] = document("fr", "fr")["parts"][0]["services"]
    assert service["name"] == {"text": "Family anchor point", "lang": "en"}


@pytest.mark.covers("R042", part=True)
def test_paper_says_who_may_refer_intake_police_and_when_that_was_confirmed():
    make_service(police_role="none", referrers=["family"])
    [service] = document()["parts"][0]["services"]
    said = {fact["label"]: fact["text"] for fact in service["facts"]}
    assert said["Who may refer"] == "Family or friend"
    assert said["Police"] == "Not involved"
    assert service["status"]["label"] == "Taking referrals"
    assert service["status"]["confirmed"].startswith("confirmed on ")


def test_paper_ends_with_the_numbers_to_call_and_that_nobody_watches():
    CrisisLine.objects.create(label_en="Emergency", label_fr="Urgence", number="911", tel="911")
    make_service()
    [part] = document()["parts"]
    assert [line["number"] for line in part["crisis"]] == ["911"]
    assert "nobody watches it around the clock" in part["words"]["watched"]


def test_the_code_leads_to_the_listing(client):
    service = make_service()
    [shown] = document()["parts"][0]["services"]
    assert shown["url"].endswith(f"/en/services/{service.key}/")
    assert shown["code"].startswith("<svg ")
    assert client.get(f"/en/services/{service.key}/", follow=True).status_code == 200


def test_what_a_listing_says_is_never_a_command():
    """typst reads headings of the document it made: the name stands there letter by letter."""
    words = dict.fromkeys(
        ("summary_en", "police_note_en", "privacy_note_en", "cost_note_en"), HOSTILE
    )
    name = '#panic("x") $x$ *a* [b] = c'
    make_service(name_en=name, organisation=make_organisation(name_en=HOSTILE[:190]), **words)
    with override("en"):
        chosen = selection.of_search(QueryDict(""), AnonymousUser(), most=200)
        given = {"handout": handout.document(chosen, "en")}
    found = typst.query(
        handout.TEMPLATE, "heading.where(level: 2)", font_paths=handout.fonts(), sys_inputs=given
    )
    assert name in str(json.loads(found))
    assert handout.as_pdf(chosen, "en").startswith(b"%PDF-")


def test_letters_that_no_font_has_still_make_a_handout(client):
    make_service(name_en="ᐃᓄᒃ 漢字 😀")
    assert taken.body(client, f"{SEARCH}pdf/").startswith(b"%PDF-")


def test_a_page_of_a_listing_offers_its_own_sheet(client):
    service = make_service()
    page = client.get(service.get_absolute_url()).content.decode()
    assert f"{LIST}pdf/?texts=both&amp;s={service.key}" in page
    assert taken.body(client, f"{LIST}pdf/?texts=both&s={service.key}").startswith(b"%PDF-")


def test_handouts_are_rationed_and_tables_are_not(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"take_away": "2/10m/ip"}
    make_service()
    codes = [client.get(f"{SEARCH}{kind}/").status_code for kind in ("pdf", "map", "pdf", "csv")]
    assert codes == [200, 200, 429, 200]
    page = client.get("/fr/trouver/emporter/pdf/")
    assert page.status_code == 429
    assert page["Retry-After"]
    assert "Beaucoup de fichiers en peu de temps" in page.content.decode()


def test_paper_tells_of_days_that_differ():
    service = make_service(weekly=True)
    today = timezone.localdate()
    HoursException.objects.create(
        service=service,
        first_day=today + timedelta(days=1),
        last_day=today + timedelta(days=1),
        note_en="holiday",
    )
    [shown] = document()["parts"][0]["services"]
    hours = next(row["lines"] for row in shown["rows"] if row["label"] == "Hours")
    assert any(line["text"].endswith(": Closed (holiday)") for line in hours)
