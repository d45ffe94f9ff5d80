"""What goes out comes back: the whole demonstration, to files, into an empty site, to files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from directory.enums import LocationPrivacy
from directory.models import HoursException, IntakeUpdate, Location, Organisation, Service
from liaison.core.memo import forget_all
from search import engine
from search.request import SearchRequest
from tests.factories import hsds

if TYPE_CHECKING:
    pass

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


@pytest.fixture
def export(tmp_path):
    def write(name, how="json"):
        forget_all()
        call_command("export_hsds", tmp_path / name, format=how, verbosity=0)
        return tmp_path / name

    return write


def empty():
    """Organisations and all that is theirs."""
    Organisation.objects.all().delete()


def files(folder):
    return {str(it.relative_to(folder)): it for it in sorted(folder.rglob("*")) if it.is_file()}


def different(one, two):
    assert files(one).keys() == files(two).keys()
    again = files(two)
    return [name for name, it in files(one).items() if it.read_bytes() != again[name].read_bytes()]


@pytest.mark.covers("R169", part=True)
@pytest.mark.parametrize("how", ["json", "tabular"])
def test_export_import_export_is_the_same_byte_for_byte(take, export, how):
    before = export("before", how)
    assert len(files(before)) > 5
    empty()
    status, said = take(before, restore=True)
    assert status == 0, said
    assert "0 rows with errors" in said
    assert different(before, export("after", how)) == []


def test_each_language_may_come_as_an_archive(take, export, tmp_path):
    before = export("before", "tabular")
    paths = [hsds.zipped(before / language) for language in ("en", "fr")]
    empty()
    assert take(*paths, restore=True)[0] == 0
    for path in paths:
        path.unlink()
    assert different(before, export("after", "tabular")) == []


def test_without_restoring_all_waits_for_review_and_a_second_import_changes_nothing(
    take, export, row_counts
):
    before = export("before")
    empty()
    status, said = take(before)
    assert status == 0, said
    assert Service.objects.count() > 100
    for model in (Service, Organisation, Location):
        assert not model.objects.filter(live=True).exists()
    assert {it.life_cycle_steps.get().state for it in Service.objects.all()} == {"found"}
    assert Service.objects.exclude(confirmations__how="import").exists()
    assert IntakeUpdate.objects.exclude(how="import").exists()
    assert HoursException.objects.exists()
    rows = row_counts()
    _status, said = take(before)
    assert "0 new, 0 changed" in said
    assert row_counts() == rows


def test_a_restored_service_is_who_it_was_and_is_found(
    take, export, django_capture_on_commit_callbacks
):
    was = Service.objects.filter(live=True, confirmations__isnull=False)[0]
    newest = was.confirmations.newest_per("service", "fact")
    confirmed = set(newest.values_list("fact", "how"))
    before = export("before")
    empty()
    with django_capture_on_commit_callbacks(execute=True):
        take(before / "fr", before / "en", restore=True)
    now = Service.objects.get(uuid=was.uuid)
    assert (now.key, now.name_en, now.name_fr) == (was.key, was.name_en, was.name_fr)
    assert set(now.confirmations.values_list("fact", "how")) == confirmed
    request = SearchRequest(language="en", text=was.name_en)
    assert now.pk in engine.ids(request)


@pytest.mark.covers("R012", part=True)
def test_places_that_show_their_town_only_keep_their_address_to_themselves(take, export):
    shown = Location.objects.filter(privacy=LocationPrivacy.LOCALITY, live=True)
    ids = set(shown.values_list("uuid", flat=True))
    shown.update(
        address="1 Canary Street", name_en="Canary house", latitude=45.1234, longitude=-75.4321
    )
    before = export("before")
    empty()
    take(before, restore=True)
    back = Location.objects.filter(uuid__in=ids)
    assert back.exists()
    assert {it.privacy for it in back} == {LocationPrivacy.LOCALITY}
    assert not back.exclude(address="", name_en="").exists()
    assert not back.filter(latitude=45.1234).exists()
    after = export("after")
    assert "Canary" not in "".join(it.read_text("utf-8") for it in files(after).values())
