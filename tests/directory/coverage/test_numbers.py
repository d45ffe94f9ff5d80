"""The numbers, against a directory small enough to count by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory import services as directory_services
from directory.enums import Level, LifeCycle, Withheld
from directory.models import Confirmation, LifeCycleStep
from liaison.core.permissions import ANONYMOUS
from liaison.core.visibility import Visibility
from liaison.reference.models import Region
from tests.directory.coverage.conftest import WHITEHORSE
from tests.factories import directory as make

pytestmark = pytest.mark.django_db


def cells(row):
    return {cell.label: cell.count for cell in row.cells}


@pytest.mark.covers("R146")
def test_each_area_has_what_is_in_it_and_what_names_it(listed, rows):
    listed(languages=["fr"], levels=["secondary"])
    listed(levels=["primary", "secondary"], intake="waiting")
    listed(WHITEHORSE, regions=["YT", "NT"])
    listed(locations=[], serves_canada=True, modes=["phone"])
    found = rows()
    assert {code: row.count for code, row in found.items() if row.count} == {
        "QC": 2,
        "YT": 1,
        "NT": 1,
        "CA": 4,  # the one for everybody counts here only
    }
    assert cells(found["QC"]) == {
        "Primary": 1,
        "Secondary": 2,
        "Tertiary": 0,
        "Support to professionals": 0,
        "En": 1,
        "Fr": 1,
        "Taking referrals now": 1,
    }


def test_filters_work_together(listed, rows):
    listed(languages=["fr"], levels=["tertiary"], sector="education")
    listed(languages=["fr"], levels=["tertiary"], intake="paused")
    listed(languages=["en"], levels=["tertiary"])
    assert rows("level=tertiary")["QC"].count == 3
    assert rows("level=tertiary&language=fr")["QC"].count == 2
    assert rows("level=tertiary&language=fr&accepting=1")["QC"].count == 1
    assert rows("level=tertiary&language=fr&sector=education")["QC"].count == 1
    assert rows("level=primary")["QC"].count == 0


def test_a_region_has_its_towns_and_not_what_serves_the_whole_province(listed, rows):
    listed()
    listed(locations=[], regions=["QC"])
    listed(locations=[], regions=["QC-2406"])
    found = rows("by=region")
    assert found["QC-2406"].count == 2
    assert sum(row.count for code, row in found.items() if code != "CA") == 2
    assert rows()["QC"].count == 3


def test_numbers_are_per_hundred_thousand_people(listed, rows):
    Region.objects.filter(code="YT").update(population=50_000)
    listed(WHITEHORSE)
    assert rows()["YT"].rate_words == "2.00"


@pytest.mark.parametrize("state", [LifeCycle.FOUND, LifeCycle.CONTACTED, LifeCycle.ARCHIVED])
def test_only_confirmed_records_count(listed, rows, state):
    listed(state=state)
    assert rows()["CA"].count == 0


def test_hidden_ones_do_not_count(listed, rows, django_capture_on_commit_callbacks):
    service = listed()
    assert rows()["QC"].count == 1
    with django_capture_on_commit_callbacks(execute=True):
        directory_services.withhold(service=service, reason=Withheld.SAFETY)
    assert rows()["QC"].count == 0


def test_an_overdue_fact_takes_a_service_out_by_itself(listed, rows):
    """Nobody saves anything: only a day passes, and the daily command runs."""
    service = listed()
    days = timedelta(days=31)
    Confirmation.objects.filter(service=service, fact="intake").update(at=timezone.now() - days)
    assert rows()["QC"].count == 1
    call_command("refresh_listings")
    assert rows()["QC"].count == 0


def test_a_fact_nobody_confirmed_is_overdue_from_the_day_the_record_was(listed, rows):
    service = listed()
    Confirmation.objects.filter(service=service, fact="police").delete()
    then = timezone.now() - timedelta(days=181)
    LifeCycleStep.objects.filter(service=service).update(at=then)
    make.index(service)
    assert rows()["QC"].count == 0


def test_practitioners_count_what_they_may_see(listed, rows):
    listed()
    listed(visibility=Visibility.PRACTITIONER)
    listed(owner=Visibility.PRACTITIONER)
    listed(visibility=Visibility.STAFF)
    assert rows()["QC"].count == 1
    assert rows("", ANONYMOUS | {Visibility.PRACTITIONER})["QC"].count == 3
    assert rows()["QC"].count == 1


def test_a_hidden_address_counts_nowhere_unless_the_service_names_its_area(listed, rows):
    listed({**make.TORONTO, "privacy": "hidden"})
    found = rows()
    assert (found["ON"].count, found["CA"].count) == (0, 1)


def test_an_empty_cell_offers_the_nearest_service_that_can_be_reached(listed, rows):
    reached = listed(
        WHITEHORSE, levels=["tertiary"], modes=["phone"], serves_canada=True, regions=[]
    )
    listed(WHITEHORSE, levels=["primary"], modes=["in-person"])
    row = rows()["NU"]
    offers = {cell.label: cell.remote for cell in row.cells}
    assert row.remote.service == reached
    assert offers[str(Level.TERTIARY.label)].service == reached
    assert offers[str(Level.PRIMARY.label)] is None
    assert rows()["YT"].remote is None


@pytest.mark.covers("R048")
def test_missing_sectors_are_named(listed, rows):
    for sector in ("public-safety", "education", "community", "health"):
        make.make_term("sector", sector)
    listed(sector="health")
    listed(sector="education")
    assert rows()["QC"].missing == ["Public safety", "Community"]
    assert len(rows()["NU"].missing) == 4
    assert rows("sector=health")["QC"].missing == []


def test_every_health_region_has_a_row(rows):
    assert len(rows("by=region")) == 99 + 1
    assert len(rows()) == 13 + 1


def test_odd_values_become_a_sentence(client, site_root, regions):
    page = client.get("/en/coverage/?level=worst&sort=best&by=moon").content.decode()
    assert "A filter in this address doesn’t exist here" in page
    assert "This order doesn’t exist here" in page


def test_areas_are_listed_by_name_unless_somebody_asks(listed, client, site_root):
    listed(WHITEHORSE)
    names = [row.area.code for row in client.get("/en/coverage/").context["table"].rows]
    assert (names[0], names[-1]) == ("AB", "YT")
    asked = client.get("/en/coverage/?sort=-services").context["table"].rows
    assert asked[0].area.code == "YT"
