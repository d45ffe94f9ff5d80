"""The life of a page: previewed, reviewed, scheduled, renamed, taken down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from liaison.accounts.roles import Role
from liaison.home.groups import grant_permissions, group
from liaison.home.models import (
    ExplainerPage,
    NewsIndexPage,
    NewsPage,
    PracticeNotePage,
    StandardPage,
)
from tests.factories.articles import make_article, make_draft
from tests.personas import EDITOR, PERSONAS

pytestmark = pytest.mark.django_db

REASON = {"pair_reason": "The other language follows."}
MODERATOR = next(it for it in PERSONAS if it.roles == (Role.MODERATOR,))


@pytest.fixture
def editor(client_for, site_root):
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    grant_permissions()
    return client_for(EDITOR)


def wait_for(page, **times):
    """As the form does when a day to go out or to end is given."""
    for name, days in times.items():
        setattr(page, name, timezone.now() + timedelta(days=days))
    revision = page.save_revision(approved_go_live_at=times.get("go_live_at") and page.go_live_at)
    if not times.get("go_live_at"):
        revision.publish()


def a_day_later(monkeypatch):
    later = timezone.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)


def test_a_scheduled_page_goes_out_when_its_time_has_come(client, site_root, monkeypatch):
    page = make_draft(site_root["en"], title="Soon", **REASON)
    wait_for(page, go_live_at=1)
    call_command("publish_scheduled")
    assert client.get("/en/soon/").status_code == 404
    a_day_later(monkeypatch)
    call_command("publish_scheduled")
    assert client.get("/en/soon/").status_code == 200


def test_a_page_that_ends_is_taken_down(client, site_root, monkeypatch):
    page = make_article(site_root["en"], title="For a while", **REASON)
    wait_for(page, expire_at=1)
    assert client.get(page.url).status_code == 200
    a_day_later(monkeypatch)
    call_command("publish_scheduled")
    page.refresh_from_db()
    assert not page.live


def test_an_old_address_leads_to_the_new_one(client, site_root, django_capture_on_commit_callbacks):
    page = make_article(site_root["fr"], title="Ancien", slug="ancien", **REASON)
    child = make_article(page, title="Dessous", slug="dessous", **REASON)
    page.slug = "nouveau"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    for old, new in (("/fr/ancien/", "/fr/nouveau/"), (child.url, "/fr/nouveau/dessous/")):
        response = client.get(old)
        assert response.status_code == 301, old
        assert response.url.endswith(new)
    assert Redirect.objects.filter(automatically_created=True).count() == 2


KINDS = [StandardPage, ExplainerPage, PracticeNotePage, NewsPage, NewsIndexPage]


@pytest.mark.parametrize("model", KINDS)
def test_a_draft_can_be_seen_before_it_goes_out(editor, client, site_root, model):
    parent = site_root["en"]
    if model is NewsIndexPage:
        page = parent.add_child(
            instance=NewsIndexPage(title="News", summary="What changed.", live=False)
        )
        page.save_revision(clean=False)
    else:
        page = make_draft(parent, model, title="Unseen words")
    url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    response = editor.get(url)
    assert response.status_code == 200
    assert page.title in response.content.decode()
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert client.get(url).status_code == 302  # nobody else


def test_the_home_page_can_be_previewed(editor, site_root):
    home = site_root["fr"]
    home.save_revision(clean=False)
    assert editor.get(reverse("wagtailadmin_pages:view_draft", args=[home.pk])).status_code == 200


@pytest.fixture
def review(site_root):
    """The review of pages, as a new site has it."""
    task = GroupApprovalTask.objects.create(name="Review of pages")
    task.groups.set([group(Role.EDITOR), group(Role.MODERATOR)])
    workflow = Workflow.objects.create(name="Review of pages")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    root = Page.objects.get(depth=1)
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    return workflow


def test_a_moderator_approves_what_an_editor_submits(editor, client_for, site_root, review):
    page = make_draft(site_root["en"], title="For review", **REASON)
    review.start(page, EDITOR.make())
    first_screen = client_for(MODERATOR).get(reverse("wagtailadmin_home")).content.decode()
    assert "For review" in first_screen
    state = page.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    client_for(MODERATOR).post(url, {"comment": "Good."})
    page.refresh_from_db()
    assert page.live
