"""A page goes out only when its checklist, sources and pair are in order, whichever way it goes."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from liaison.accounts.roles import Role
from liaison.home.checklist import EVERY_CHECK
from liaison.home.models import ExplainerPage, PracticeNotePage, StandardPage
from liaison.home.publishing import PublishRefusedError, problems
from tests.factories.articles import make_article, make_draft
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db

EDITOR = next(persona for persona in PERSONAS if Role.EDITOR in persona.roles)
TEXT = "A text that nobody wants to type again."


@pytest.fixture
def editor(client_for, site_root):
    from wagtail.models import Collection

    from liaison.home.groups import grant_permissions

    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    client = client_for(EDITOR)
    grant_permissions()
    return client


@pytest.fixture
def learn(site_root):
    english = make_article(site_root["en"], title="Learn")
    make_article(site_root["fr"], title="Comprendre", pair=english)
    return english


def form(style_checks=(), **fields):
    flat = nested_form_data(
        {
            "title": "A page",
            "slug": "a-page",
            "summary": "Plain words.",
            "body": streamfield([("text", rich_text(f"<p>{TEXT}</p>"))]),
            "sources": streamfield([]),
            "evidence_note": "",
            "unknown": "",
            "pair_reason": "",
            "visibility": "public",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0},
            **fields,
        }
    )
    return {**flat, "style_checks": list(style_checks)}


def asked(page):
    return {problem.field for problem in problems(page)}


@pytest.mark.covers("R013", part=True)
def test_publishing_without_the_checklist_is_refused_and_nothing_is_lost(editor, learn):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", learn.pk])
    response = editor.post(url, {**form(), "action-publish": "1"})
    assert response.status_code == 200
    assert set(response.context["form"].errors) == {"style_checks", "pair_reason"}
    assert TEXT in response.content.decode()
    assert not StandardPage.objects.filter(slug="a-page").exists()


def test_an_unfinished_page_is_kept_as_a_draft(editor, learn):
    url = reverse("wagtailadmin_pages:add", args=["home", "explainerpage", learn.pk])
    editor.post(url, {**form(evidence=""), "code": ""})
    page = ExplainerPage.objects.get(slug="a-page")
    assert not page.live
    assert TEXT in str(page.get_latest_revision_as_object().body)


@pytest.mark.covers("R013", part=True)
def test_a_page_with_its_checklist_and_a_reason_for_one_language_goes_out(editor, learn):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", learn.pk])
    ready = form(style_checks=EVERY_CHECK, pair_reason="French comes in May.")
    editor.post(url, {**ready, "action-publish": "1"})
    assert StandardPage.objects.get(slug="a-page").live


def test_editing_a_published_page_asks_again(editor, learn):
    url = reverse("wagtailadmin_pages:edit", args=[learn.pk])
    sent = form(title="Learn", slug="learn", style_checks=EVERY_CHECK[:3])
    response = editor.post(url, {**sent, "action-publish": "1"})
    assert set(response.context["form"].errors) == {"style_checks"}
    learn.refresh_from_db()
    assert TEXT not in str(learn.body)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Tick every question of the style checklist"), ("fr", "Cochez chaque point")],
)
def test_what_is_missing_is_said_in_the_editors_language(learn, language, words):
    page = make_draft(learn, style_checks=[])
    with override(language):
        assert any(words in problem.message for problem in problems(page))


@pytest.mark.parametrize("model", [ExplainerPage, PracticeNotePage])
def test_explainers_and_notes_need_sources_and_say_how_sure_they_are(learn, model):
    page = make_draft(learn, model, sources=[], evidence="", unknown="", pair_reason="Later.")
    assert asked(page) == {"sources", "evidence", "unknown"}


def test_a_practice_note_says_what_to_do_monday(learn):
    assert "monday" in asked(make_draft(learn, PracticeNotePage, monday=[]))


def test_a_help_page_needs_a_neutral_title(learn):
    assert "neutral_title" in asked(make_draft(learn, is_help_page=True))


def test_half_a_review_is_none(learn):
    assert "reviewer_role" in asked(make_draft(learn, reviewer_role="Social worker"))


def test_a_pair_that_is_published_or_scheduled_is_enough(learn, site_root):
    page = make_draft(learn)
    assert "pair_reason" in asked(page)
    pair = make_draft(site_root["fr"], title="Exemple", pair=page)
    assert "pair_reason" in asked(page)
    pair.get_latest_revision().approved_go_live_at = timezone.now() + timedelta(days=1)
    pair.latest_revision.approved_go_live_at = timezone.now() + timedelta(days=1)
    pair.latest_revision.save()
    assert "pair_reason" not in asked(page)


@pytest.mark.covers("R013", part=True)
def test_no_other_way_of_publishing_goes_round_the_checklist(learn):
    page = make_draft(learn, style_checks=[])
    with pytest.raises(PublishRefusedError):
        page.get_latest_revision().publish()
    assert not Page.objects.get(pk=page.pk).live


def test_a_bulk_publish_names_what_is_missing(editor, learn):
    page = make_draft(learn, title="Unready", style_checks=[])
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(f"{url}?id={page.pk}", {"next": "/admin/"}, follow=True)
    assert "“Unready” is not published yet" in response.content.decode()
    assert not Page.objects.get(pk=page.pk).live


def test_a_reviewer_cannot_approve_an_unready_page(editor, learn):
    task = GroupApprovalTask.objects.create(name="Review")
    task.groups.add(EDITOR.make().groups.first())
    workflow = Workflow.objects.create(name="Pages")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    page = make_draft(learn, style_checks=[])
    state = workflow.start(page, EDITOR.make())
    url = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", state.current_task_state.pk],
    )
    response = editor.post(url, follow=True)
    assert "is not published yet" in response.content.decode()
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert not Page.objects.get(pk=page.pk).live


def test_a_scheduled_page_that_lost_its_pair_waits_and_holds_up_no_other(learn):
    past = timezone.now() - timedelta(minutes=5)
    waiting, ready = make_draft(learn, title="A"), make_draft(learn, title="B", pair_reason="Yes.")
    for page in (waiting, ready):
        page.save_revision(approved_go_live_at=past, clean=False)
    call_command("publish_scheduled", stdout=StringIO())
    assert not Page.objects.get(pk=waiting.pk).live
    assert Page.objects.get(pk=ready.pk).live


def test_moving_a_published_page_is_not_publishing(learn, site_root):
    page = make_article(learn, style_checks=[])
    page.move(site_root["en"], pos="last-child")
    assert Page.objects.get(pk=page.pk).live


def test_the_admin_api_refuses_too(editor, learn):
    page = make_draft(learn, style_checks=[])
    response = editor.post(f"/admin/api/main/pages/{page.pk}/action/publish/")
    assert response.status_code == 400
    assert "style_checks" in response.json()


def test_a_translation_of_a_ready_page_goes_out(learn, django_capture_on_commit_callbacks):
    from wagtail.models import Locale
    from wagtail_localize.models import StringTranslation, Translation, TranslationSource

    page = make_article(learn, ExplainerPage, title="Ready", pair_reason="French comes in May.")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    french = Locale.objects.get(language_code="fr")
    translation = Translation.objects.create(source=source, target_locale=french)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=french,
            context=segment.context,
            data=f"Voici {segment.string_id}",
        )
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    pair = ExplainerPage.objects.get(translation_key=page.translation_key, locale=french)
    assert pair.live
    assert set(pair.style_checks) == set(EVERY_CHECK)
