"""What is kept of a day, and what is worked out of the history."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory import services as directory_services
from directory.coverage import snapshots
from directory.coverage.counting import count
from directory.enums import Fact, LifeCycle, Withheld
from directory.models import Confirmation, IntakeUpdate, LifeCycleStep, Snapshot, SnapshotCount
from liaison.core.memo import forget_all
from liaison.core.permissions import ANONYMOUS
from liaison.core.visibility import Visibility
from tests.directory.coverage.conftest import WHITEHORSE

pytestmark = pytest.mark.django_db


def kept(day=None, **cell):
    defaults = {"area": "CA", "level": "", "language": "", "accepting": False}
    rows = SnapshotCount.objects.filter(**defaults | cell)
    row = rows.filter(snapshot__taken_on=day or timezone.localdate()).first()
    return row.count if row else 0


def born(service, days):
    """Moves all that was said of a service so many days back."""
    for model in (Confirmation, LifeCycleStep, IntakeUpdate):
        for row in model.objects.filter(service=service):
            model.objects.filter(pk=row.pk).update(at=row.at - timedelta(days=days))


@pytest.mark.covers("R169", part=True)
def test_a_snapshot_keeps_what_everybody_could_count(listed):
    listed(languages=["fr"], levels=["tertiary"])
    listed(levels=["primary", "tertiary"], intake="paused")
    listed(visibility=Visibility.PRACTITIONER)
    hidden = listed()
    directory_services.withhold(service=hidden, reason=Withheld.ASKED)
    call_command("take_snapshot")
    assert kept() == 2
    assert kept(area="QC", level="tertiary") == 2
    assert kept(area="QC", level="tertiary", language="fr") == 1
    assert kept(area="QC-2406", accepting=True) == 1
    assert kept(area="QC", level="secondary") == 0


def test_a_snapshot_says_what_the_page_said(listed):
    """Two ways to the same numbers: from the history, and from the search index."""
    listed(languages=["fr"], levels=["tertiary"])
    listed(WHITEHORSE, regions=["YT", "NT"])
    listed(state=LifeCycle.FOUND)
    listed(locations=[], serves_canada=True)
    snapshots.take()
    forget_all()
    for level in ("", "tertiary", "secondary"):
        asked = {"level": frozenset({level})} if level else {}
        page = {code: n for code, n in count(asked, ANONYMOUS).items() if n}
        rows = SnapshotCount.objects.filter(level=level, language="", accepting=False)
        assert dict(rows.values_list("area", "count")) == page


def test_no_listing_is_named_in_a_snapshot(listed):
    listed(name_en="Kestrel Lantern")
    snapshots.take()
    told = str([*SnapshotCount.objects.values(), *Snapshot.objects.values()])
    assert "Kestrel" not in told


def test_past_months_are_worked_out_from_what_was_recorded(listed):
    then = listed()
    born(then, 100)
    directory_services.confirm_facts(service=then, facts=list(Fact))
    days = snapshots.month_ends(4)
    assert snapshots.rebuild(months=4) == 4
    told = dict(Snapshot.objects.values_list("taken_on", "rebuilt"))
    assert list(told.values()) == [True] * 4
    for day in days:
        end = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
        age = (end - (timezone.now() - timedelta(days=100))).total_seconds() / 86_400
        # Its intake was confirmed for thirty days after that day, and then not until today.
        assert kept(day) == (1 if 0 < age < 31 else 0), day
    assert snapshots.rebuild(months=4) == 0  # what is kept stays


def test_an_archived_service_was_there_before(listed):
    service = listed()
    born(service, 20)
    directory_services.move_to(service=service, state=LifeCycle.ARCHIVED)
    day = timezone.localdate() - timedelta(days=10)
    snapshots.take(day=day)
    snapshots.take()
    assert (kept(day), kept()) == (1, 0)


def test_taken_twice_in_a_day_it_is_one(listed):
    listed()
    call_command("take_snapshot")
    listed()
    call_command("take_snapshot", months=2)
    assert Snapshot.objects.filter(rebuilt=False).count() == 1
    assert Snapshot.objects.count() == 3
    assert kept() == 2


def test_the_page_draws_and_tells_them(listed, client, site_root):
    listed(levels=["tertiary"])
    snapshots.rebuild(months=2)
    snapshots.take()
    page = client.get("/en/coverage/?level=tertiary")
    assert [point.count for point in page.context["chart"].points] == [0, 0, 1]
    body = page.content.decode()
    assert "counted that day" in body
    assert "worked out afterwards" in body
    assert "don’t tell sectors apart" in client.get("/en/coverage/?sector=health").content.decode()
