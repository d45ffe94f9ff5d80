from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command

from directory import demo
from directory.models import HoursException, Service
from liaison.home.models import StandardPage
from liaison.navigation.models import CrisisLine
from search import engine
from search.request import SearchRequest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


def counts():
    labels = ("directory", "home", "navigation", "wagtailcore")
    return {
        model._meta.label: model._default_manager.count()
        for label in labels
        for model in apps.get_app_config(label).get_models()
    }


def test_loading_twice_changes_nothing():
    before = counts()
    call_command("load_demo", verbosity=0)
    assert counts() == before


def test_loading_again_leaves_what_editors_changed():
    Service.objects.filter(source_id="family-anchor-point").update(name_en="Anchor")
    StandardPage.objects.filter(slug="about").update(title="About us")
    CrisisLine.objects.filter(number="211").delete()
    call_command("load_demo", verbosity=0)
    assert Service.objects.get(source_id="family-anchor-point").name_en == "Anchor"
    assert StandardPage.objects.get(slug="about").title == "About us"
    assert not CrisisLine.objects.filter(number="211").exists()


def test_what_was_loaded_is_found_at_once():
    found = engine.search(SearchRequest(text="drifting into hatred", limit=3))
    names = [Service.objects.get(pk=hit.object_id).source_id for hit in found.hits]
    assert "family-anchor-point" in names


def test_keys_are_the_same_in_every_demonstration():
    assert (
        Service.objects.get(source_id="family-anchor-point").key
        == (demo.identity.identity("service", "family-anchor-point")["key"])
    )


def test_a_missing_service_comes_back_alone():
    total = Service.objects.count()
    Service.objects.filter(source_id="daybreak-line").delete()
    assert demo.load() == 1
    assert Service.objects.count() == total


def test_some_days_have_other_hours_than_the_usual_week():
    assert HoursException.objects.filter(opens=None).exists()
    assert HoursException.objects.exclude(opens=None).exists()
