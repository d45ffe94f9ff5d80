"""Law cards: without a review there is no answer, wherever one looks."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from liaison.accounts.roles import Role
from liaison.core.provinces import Province
from liaison.navigation.chrome import forget
from liaison.reference.cards.loading import load_cards
from liaison.reference.enums import LawHeading
from liaison.reference.models import LawCard
from tests.factories.cards import ANSWER, make_law_card
from tests.personas import EDITOR, SUPERUSER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site_root")]

ROOT = Path(__file__).resolve().parents[2]
RULINGS = re.compile(
    r"\b(permitted|required|not permitted|permise?s?|exigée?s?|non permis)\b", re.I
)
SECRET = ["Canary", "Canari", "canari"]

UNREVIEWED = [
    {},
    {"reviewed_on": timezone.localdate()},
    {"reviewer_role_en": "Counsel", "reviewer_role_fr": "Juriste"},
    {"reviewed_on": timezone.localdate(), "reviewer_role_en": " ", "reviewer_role_fr": "\t"},
    {
        "reviewed_on": timezone.localdate() + timedelta(days=1),
        "reviewer_role_en": "Counsel",
        "reviewer_role_fr": "Juriste",
    },
]


def main_of(response) -> str:
    html = response.content.decode()
    return html.split("<main", 1)[1].split("</main>", 1)[0]


def says_nothing(text: str) -> bool:
    return not RULINGS.search(text) and not any(word in text for word in SECRET)


@pytest.mark.covers("R100", part=True)
def test_there_is_a_card_for_every_province_territory_the_federal_level_and_common_law(client):
    load_cards()
    codes = set(LawCard.objects.values_list("code", flat=True))
    assert codes == {code.lower() for code in Province.values} | {"federal", "common-law"}
    for card in LawCard.objects.all():
        for language, duty in (
            ("en", "Duty to tell an authority"),
            ("fr", "Obligation d’informer"),
        ):
            with override(language):
                page = main_of(client.get(card.get_absolute_url()))
            assert duty in page
            assert page.count("<dt>") >= len(LawHeading)


@pytest.mark.covers("R100", part=True)
def test_the_cards_that_ship_answer_nothing(client):
    load_cards()
    addresses = [reverse("law_cards"), *(card.get_absolute_url() for card in LawCard.objects.all())]
    for address in addresses:
        for path in (address, client.get(address).context["here"].pairs[1][1]):
            page = main_of(client.get(path.removeprefix("http://localhost:8000")))
            assert not RULINGS.search(page), path
    assert not any(card.is_reviewed for card in LawCard.objects.all())


@pytest.mark.parametrize("fields", UNREVIEWED)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_role_and_day_no_answer_is_anywhere(client, fields, language):
    card = make_law_card(**fields)
    with override(language):
        page = main_of(client.get(card.get_absolute_url()))
        listed = main_of(client.get(reverse("law_cards")))
        headings = card.headings()
    assert says_nothing(page)
    assert says_nothing(listed)
    assert not any(heading.ruling or heading.text for heading in headings)
    assert ("ask your privacy officer" if language == "en" else "demandez à la personne") in page


def test_without_a_review_it_still_shows_headings_sources_and_when_they_were_noted(client):
    page = main_of(client.get(make_law_card().get_absolute_url()))
    for heading in LawHeading:
        assert str(heading.label) in page
    for words in ("Tides Act", ", s. 7", "https://example.org/en/tides", "2 March 2026"):
        assert words in page


@pytest.mark.covers("R058", part=True)
def test_under_18_is_not_researched_anywhere_and_says_so(client):
    load_cards()
    for card in LawCard.objects.all():
        part = main_of(client.get(card.get_absolute_url())).split('id="youth"')[1].split("</dd>")[0]
        assert "Not researched" in part


def test_where_nothing_was_found_the_card_says_so(client):
    load_cards()
    page = main_of(client.get(LawCard.objects.get(code="mb").get_absolute_url()))
    assert "Nothing was found for this place yet" in page
    assert page.count("Nothing found yet") == len(LawHeading) - 1


@pytest.mark.parametrize(("language", "word"), [("en", "Not permitted"), ("fr", "Non permis")])
def test_with_role_and_day_the_answers_are_there(client, language, word):
    card = make_law_card(reviewed=True)
    with override(language):
        page = main_of(client.get(card.get_absolute_url()))
    assert word in page
    assert ANSWER[language].split(":")[1].strip() in page
    assert "ask your privacy officer" not in page
    assert "Canary note" not in page


def test_a_heading_that_the_reviewer_left_open_gives_no_answer(client):
    card = make_law_card(reviewed=True)
    card.drafted_answers.remove(card.drafted_answers.get(heading=LawHeading.RECORD))
    card.save()
    page = main_of(client.get(card.get_absolute_url()))
    part = page.split('id="record"')[1].split("</dd>")[0]
    assert "The reviewer gave no answer" in part


@pytest.mark.parametrize("mode", ["en", "fr"])
def test_a_preview_of_an_unreviewed_draft_answers_nothing(rf: RequestFactory, mode):
    card = make_law_card()
    response = card.make_preview_request(preview_mode=mode)
    assert response.status_code == 200
    assert says_nothing(main_of(response))


def test_editors_lists_and_their_files_hold_no_answer(client_for):
    make_law_card()
    client = client_for(SUPERUSER)
    viewset = LawCard.snippet_viewset
    listed = client.get(reverse(viewset.get_url_name("list")) + "?export=csv")
    text = b"".join(listed.streaming_content).decode()
    assert "atlantis" in text
    assert not any(word in text for word in SECRET)


def test_templates_read_answers_through_the_one_door_only():
    for path in (ROOT / "frontend" / "templates").rglob("*.html"):
        source = path.read_text("utf-8")
        assert "drafted_answers" not in source, path
        assert "card.notes" not in source, path
    readers = [
        path.name
        for path in (ROOT / "site" / "liaison").rglob("*.py")
        if "drafted_answers" in path.read_text("utf-8") and "migrations" not in path.parts
    ]
    assert sorted(readers) == ["admin.py", "law_card.py"]


def test_a_review_needs_a_role_and_a_day_that_has_come():
    card = make_law_card()
    card.reviewed_on = timezone.localdate()
    with pytest.raises(ValidationError, match="role"):
        card.full_clean()
    card.reviewer_role_en = "Counsel"
    card.full_clean()
    card.reviewed_on += timedelta(days=1)
    with pytest.raises(ValidationError, match="still to come"):
        card.full_clean()


def form_data(card, **changed):
    """What the edit screen of this card would send."""
    from wagtail.test.utils.form_data import inline_formset, nested_form_data

    answers = [
        {
            "id": row.pk,
            "heading": row.heading,
            "ruling": row.ruling,
            "text_en": row.text_en,
            "text_fr": row.text_fr,
        }
        for row in card.drafted_answers.all()
    ]
    answers[0]["text_en"] = changed.pop("answer", answers[0]["text_en"])
    names = [
        "code", "level", "province", "sort_order", "name_en", "name_fr", "official_en",
        "official_fr", "official_url_en", "official_url_fr", "notes_en", "notes_fr",
        "written_on", "reviewed_on", "reviewer_role_en", "reviewer_role_fr", "visibility",
    ]  # fmt: skip
    values = {name: getattr(card, name) or "" for name in names} | changed
    formsets = {
        "drafted_answers": inline_formset(answers, initial=len(answers)),
        "found_sources": inline_formset([]),
    }
    return nested_form_data(values | formsets)


def test_answers_changed_after_a_review_need_another_review(client_for):
    card = make_law_card(reviewed=True)
    url = reverse(LawCard.snippet_viewset.get_url_name("edit"), args=[card.pk])
    client = client_for(SUPERUSER)
    refused = client.post(url, form_data(card, answer="Something else"))
    assert "The answers changed" in refused.content.decode()
    card.refresh_from_db()
    assert card.latest_revision is None
    today = timezone.localdate()
    kept = client.post(url, form_data(card, answer="Something else", reviewed_on=today))
    assert kept.status_code == 302


def test_a_reviewer_may_write_the_day_first_and_the_answers_after(client_for):
    card = make_law_card(reviewed=True, reviewed_on=timezone.localdate())
    url = reverse(LawCard.snippet_viewset.get_url_name("edit"), args=[card.pk])
    assert client_for(SUPERUSER).post(url, form_data(card, answer="Yes")).status_code == 302


def test_an_editor_opens_each_screen(client_for):
    make_law_card()
    client = client_for(EDITOR)
    viewset = LawCard.snippet_viewset
    for name, args in (("list", []), ("add", []), ("edit", [LawCard.objects.get().pk])):
        assert client.get(reverse(viewset.get_url_name(name), args=args)).status_code == 200


def test_who_may_change_a_law_card_in_the_editors_room(client_for, persona):
    from directory.groups import grant_permissions

    grant_permissions()
    url = reverse(LawCard.snippet_viewset.get_url_name("edit"), args=[make_law_card().pk])
    may = persona.superuser or set(persona.roles) & {
        Role.EDITOR,
        Role.PRIVACY_OFFICER,
        Role.ADMINISTRATOR,
    }
    assert client_for(persona).get(url).status_code == (200 if may else 302)


def test_an_unpublished_card_is_nobodys_page(client_for, persona):
    forget()
    card = make_law_card(live=False)
    client = client_for(persona)
    assert client.get(card.get_absolute_url()).status_code == 404
    assert "Atlantis" not in client.get("/en/law/").content.decode()
