"""Registers the editors’ room of the directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from directory.admin import (
    answers,
    bulk,
    facts,
    home,
    interview,
    partners,
    policies,
    queues,
    upkeep,
    viewsets,
)
from directory.embedding.admin import EmbedOriginViewSet
from directory.models import InclusionDecision, Organisation
from directory.remit import PROVINCE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

    from liaison.accounts.models import User

for model in PROVINCE_OF:
    policy = policies.AddOnlyPolicy if model is InclusionDecision else policies.RegionalPolicy
    register_permission_policy(model, policy(model))
register_snippet(viewsets.ListingsGroup)
register_snippet(viewsets.TermViewSet)
register_snippet(viewsets.InclusionGroup)
register_snippet(EmbedOriginViewSet)
register_snippet(partners.PartnersGroup)
register_snippet(partners.RemitViewSet)
hooks.register("construct_homepage_panels", home.add_listings_panel)
for model in queues.ANSWERED_MODELS:
    register_permission_policy(model, queues.AnswerPolicy(model))
for action in bulk.ACTIONS:
    hooks.register("register_bulk_action", action)
for item in (upkeep.duplicates_item, upkeep.links_item):
    hooks.register("register_reports_menu_item", item)


@hooks.register("register_admin_viewset")
def outside() -> queues.OutsideGroup:
    return queues.OutsideGroup()


@hooks.register("register_snippet_listing_buttons")
def quality_button(snippet: Model, user: User, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Organisation):
        url = reverse("directory_upkeep:quality", args=[snippet.pk])
        yield Button(_("Quality of the listings"), url, icon_name="tasks", priority=60)


@hooks.register("register_admin_urls")
def facts_urls() -> list:
    form = path("<int:pk>/interview/", interview.interview, name="interview")
    patterns = [form, *facts.urlpatterns]
    return [
        path("services/facts/", include((patterns, "directory_facts"))),
        path("outside/", include((answers.urlpatterns, "directory_answers"))),
        path("upkeep/", include((upkeep.urlpatterns, "directory_upkeep"))),
    ]


@hooks.register("insert_global_admin_css")
def stylesheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("directory/admin.css"))
