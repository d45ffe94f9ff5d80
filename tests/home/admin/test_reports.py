"""The reports of the editors’ room: who may read them, and what each finds."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from liaison.accounts.roles import Role
from liaison.home.models import ExplainerPage
from liaison.navigation.models import CrisisLine
from tests.directory.admin.test_access import check
from tests.factories.articles import make_article
from tests.factories.directory import make_service, make_term
from tests.personas import EDITOR

pytestmark = pytest.mark.django_db

WRITERS = {Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR}
SITE = {Role.EDITOR, Role.ADMINISTRATOR}
REPORTS = {
    "home_reports:content": WRITERS,
    "home_reports:reviews": WRITERS,
    "home_reports:translations": WRITERS,
    "navigation_reports:crisis": SITE,
}


def rows(client, name, **filters):
    """The lines of the export; what is on the screen comes from the same rows."""
    response = client.get(reverse(name), {**filters, "export": "csv"})
    return list(csv.reader(StringIO(b"".join(response.streaming_content).decode())))[1:]


def titles(client, name, **filters):
    return {row[0] for row in rows(client, name, **filters)}


@pytest.mark.parametrize("name", REPORTS)
def test_each_report_is_for_those_whose_work_it_is(room, client_for, persona, name):
    client = client_for(persona)
    check(client, persona, reverse(name), REPORTS[name])
    check(client, persona, reverse(f"{name}_results"), REPORTS[name])
    check(client, persona, reverse(name) + "?export=csv", REPORTS[name])


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_report_opens_empty_filtered_and_nonsensical(editor, name, language):
    user = EDITOR.make()
    user.language = language
    user.save()
    for query in ("", "?q=x", "?ordering=-title&p=99", "?kind=nonsense&gap=older&state=late"):
        assert editor.get(reverse(name) + query).status_code == 200


def test_a_report_is_a_spreadsheet_too(editor, room):
    make_article(room["en"], title="Only in English")
    response = editor.get(reverse("home_reports:content") + "?export=xlsx")
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert "Only in English" in {row[0].value for row in sheet}


def test_the_content_report_holds_pages_and_records(editor, room):
    page = make_article(room["en"], ExplainerPage, title="What helps", owner=EDITOR.make())
    make_article(room["fr"], ExplainerPage, title="Ce qui aide", pair=page)
    make_service(name_en="Family anchor point", name_fr="", live=True)
    found = {row[0]: row for row in rows(editor, "home_reports:content")}
    # title, kind, code, language, pair, published, evidence, reviewed, person, words in each
    assert found["What helps"][2:6] == ["home.explainerpage", "en", "True", "True"]
    assert found["What helps"][6] == "Limited evidence"
    assert found["What helps"][8] == "Editor"
    assert int(found["What helps"][9]) > 5
    assert found["What helps"][10] == ""
    assert found["Family anchor point"][2:5] == ["directory.service", "both", "False"]


def test_the_content_report_can_be_narrowed(editor, room):
    make_article(room["en"], title="Only in English")
    make_term("audience", "relatives", name_en="Relatives", name_fr="Proches")
    name = "home_reports:content"
    assert "Only in English" in titles(editor, name, pair="no", kind="pages")
    assert "Relatives" not in titles(editor, name, pair="no")
    assert titles(editor, name, kind="directory.term") == {"Relatives"}
    assert titles(editor, name, q="only eng") == {"Only in English"}
    assert "Only in English" not in titles(editor, name, language="fr")


def test_the_content_report_names_no_place(editor, room):
    """The name of a hidden place leaves the room in no file."""
    from tests.factories.directory import make_location

    make_location(make_service().organisation, name_en="Canary house")
    assert "Canary house" not in titles(editor, "home_reports:content")


@pytest.mark.parametrize(("days", "is_due"), [(None, True), (400, True), (300, False)])
def test_a_review_is_due_after_a_year_or_where_there_was_none(editor, room, days, is_due):
    on = days and timezone.localdate() - timedelta(days=days)
    make_article(room["en"], title="Read me", reviewed_on=on)
    assert ("Read me" in titles(editor, "home_reports:reviews")) == is_due


def test_a_draft_needs_no_review_yet(editor, room):
    make_article(room["en"], title="Draft", live=False)
    assert "Draft" not in titles(editor, "home_reports:reviews")


@pytest.mark.parametrize(("days", "is_due"), [(None, True), (46, True), (45, False)])
def test_a_crisis_number_is_due_after_45_days(editor, days, is_due):
    CrisisLine.objects.all().delete()
    on = None if days is None else timezone.localdate() - timedelta(days=days)
    CrisisLine.objects.create(number="911", tel="911", label_en="Danger", verified_on=on)
    assert (rows(editor, "navigation_reports:crisis") != []) == is_due
    warned = "45 days" in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert warned == is_due


@pytest.fixture
def pair(room):
    """A page and its translation, published together."""
    english = make_article(room["en"], title="Worried")
    french = make_article(room["fr"], title="Inquiet", pair=english)
    published(english, days_ago=10)
    published(french, days_ago=10)
    return english, french


def published(page, days_ago):
    at = timezone.now() - timedelta(days=days_ago)
    type(page).objects.filter(pk=page.pk).update(last_published_at=at)


TRANSLATIONS = "home_reports:translations"


def test_two_pages_published_together_need_nothing(editor, pair):
    assert titles(editor, TRANSLATIONS) & {"Worried", "Inquiet"} == set()


def test_a_page_without_its_pair_is_reported(editor, room):
    make_article(room["fr"], title="Seule", pair_reason="Elle est en traduction.")
    row = next(row for row in rows(editor, TRANSLATIONS) if row[0] == "Seule")
    assert row[3:6] == ["fr", "en", "Missing"]
    assert row[-1] == "Elle est en traduction."


def test_a_page_whose_pair_is_a_draft_is_reported(editor, pair):
    pair[1].unpublish()
    assert "Worried" in titles(editor, TRANSLATIONS, gap="draft", wanted="fr")


@pytest.mark.parametrize(("newer", "wanted"), [(0, "fr"), (1, "en")])
def test_the_older_of_two_pages_is_reported_in_either_direction(editor, pair, newer, wanted):
    published(pair[newer], days_ago=1)
    found = rows(editor, TRANSLATIONS, gap="older")
    assert [(row[0], row[4]) for row in found] == [(pair[newer].title, wanted)]


def test_an_editor_says_that_both_pages_say_the_same(editor, pair):
    published(pair[0], days_ago=1)
    url = reverse("home_reports:in_step", args=[pair[0].pk])
    assert editor.get(url).status_code == 200
    assert "Worried" in titles(editor, TRANSLATIONS)  # looking changes nothing
    editor.post(url)
    assert "Worried" not in titles(editor, TRANSLATIONS)
    published(pair[0], days_ago=-1)
    assert "Worried" in titles(editor, TRANSLATIONS)


def test_only_those_who_publish_say_so(client_for, persona, pair):
    published(pair[0], days_ago=1)
    client_for(persona).post(reverse("home_reports:in_step", args=[pair[0].pk]))
    may = persona.superuser or bool(WRITERS & set(persona.roles))
    assert ("Worried" not in titles(client_for(EDITOR), TRANSLATIONS)) == may
