"""The index follows the records: after a publication, a fact of the day, a deletion, a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory import indexing
from directory import services as directory_services
from directory.enums import Facet
from search import engine
from search.request import SearchRequest
from tests.factories.directory import make_location, make_organisation, make_service, make_term

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]


def total(**facets: str) -> int:
    chosen = {facet: frozenset({code}) for facet, code in facets.items()}
    return engine.search(SearchRequest(facets=chosen)).total


def test_a_published_draft_is_found_by_its_new_words(django_capture_on_commit_callbacks):
    service = make_service(state="found")  # a confirmed one would have to state much more
    service.name_en = "Anchor of families renewed"
    with django_capture_on_commit_callbacks(execute=True):
        service.save_revision().publish()
    assert engine.search(SearchRequest(text="renewed")).total == 1


def test_an_unpublished_listing_is_gone(django_capture_on_commit_callbacks):
    service = make_service()
    with django_capture_on_commit_callbacks(execute=True):
        service.unpublish()
    assert total() == 0


def test_an_unpublished_organisation_takes_its_services_along(django_capture_on_commit_callbacks):
    service = make_service()
    with django_capture_on_commit_callbacks(execute=True):
        service.organisation.unpublish()
    assert total() == 0


def test_a_new_intake_status_counts_at_once(django_capture_on_commit_callbacks):
    service = make_service(intake="open")
    with django_capture_on_commit_callbacks(execute=True):
        directory_services.record_intake(service=service, status="paused")
    assert (total(intake="open"), total(intake="paused")) == (0, 1)


def test_a_deleted_organisation_leaves_nothing_behind(django_capture_on_commit_callbacks):
    service = make_service(organisation=make_organisation())
    with django_capture_on_commit_callbacks(execute=True):
        service.organisation.delete()
    assert total() == 0


def test_a_deleted_place_is_no_longer_on_the_map(django_capture_on_commit_callbacks):
    organisation = make_organisation()
    location = make_location(organisation)
    make_service(organisation=organisation, locations=[location])
    assert engine.map_data(SearchRequest(), zoom=5).unplaced == 0
    with django_capture_on_commit_callbacks(execute=True):
        location.delete()
    assert engine.map_data(SearchRequest(), zoom=5).unplaced == 1


@pytest.mark.parametrize("of", ["service", "organisation", "place"])
def test_a_deleted_term_counts_nowhere(django_capture_on_commit_callbacks, of):
    organisation = make_organisation()
    location = make_location(organisation)
    service = make_service(organisation=organisation, locations=[location])
    facet, record, terms = {
        "service": (Facet.TYPE, service, "terms"),
        "organisation": (Facet.SECTOR, organisation, "terms"),
        "place": (Facet.ACCESSIBILITY, location, "accessibility"),
    }[of]
    term = make_term(facet, "tried")
    getattr(record, terms).add(term)
    record.save()
    engine.index("service", [service.pk])
    assert total(**{facet: "tried"}) == 1
    with django_capture_on_commit_callbacks(execute=True):
        term.delete()
    assert total(**{facet: "tried"}) == 0


def test_nothing_is_indexed_while_paused(django_capture_on_commit_callbacks):
    with indexing.paused(), django_capture_on_commit_callbacks(execute=True):
        make_service(indexed=False)
    assert total() == 0


@pytest.mark.covers("R042", part=True)
def test_a_listing_ages_into_its_next_band_when_nobody_confirms_it():
    service = make_service()
    long_ago = timezone.now() - timedelta(days=31)
    service.confirmations.update(at=long_ago)
    assert total(freshness="30") == 1  # as it was when indexed
    call_command("refresh_listings")
    assert (total(freshness="30"), total(freshness="180")) == (0, 1)
