"""Registers the editors’ room of the directory."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from directory.admin import facts, home, interview, partners, policies, viewsets
from directory.models import InclusionDecision
from directory.remit import PROVINCE_OF

for model in PROVINCE_OF:
    policy = policies.AddOnlyPolicy if model is InclusionDecision else policies.RegionalPolicy
    register_permission_policy(model, policy(model))
register_snippet(viewsets.ListingsGroup)
register_snippet(viewsets.TermViewSet)
register_snippet(viewsets.InclusionGroup)
register_snippet(partners.PartnersGroup)
register_snippet(partners.RemitViewSet)
hooks.register("construct_homepage_panels", home.add_listings_panel)


@hooks.register("register_admin_urls")
def facts_urls() -> list:
    form = path("<int:pk>/interview/", interview.interview, name="interview")
    patterns = [form, *facts.urlpatterns]
    return [path("services/facts/", include((patterns, "directory_facts")))]


@hooks.register("insert_global_admin_css")
def stylesheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("directory/admin.css"))
