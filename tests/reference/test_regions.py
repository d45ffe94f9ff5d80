"""Provinces, territories and health regions in the database."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from liaison.core.provinces import Province
from liaison.reference.gazetteer import gazetteer
from liaison.reference.models import Region
from liaison.reference.regions import load_regions

pytestmark = pytest.mark.django_db


def test_loading_twice_changes_nothing():
    load_regions()
    before = list(Region.objects.values())
    assert load_regions() == len(before) == 112
    assert list(Region.objects.values()) == before


@pytest.mark.usefixtures("regions")
def test_every_region_has_people_and_a_centre_in_its_province():
    assert set(Region.objects.provinces().values_list("code", flat=True)) == set(Province.values)
    assert Region.objects.health_regions().count() == 99
    for region in Region.objects.select_related("parent"):
        assert region.population > 0
        assert region.latitude is not None
        assert region.longitude is not None
        if region.parent:
            assert region.code.startswith(region.parent.code)


@pytest.mark.usefixtures("regions")
def test_a_region_is_named_in_the_readers_language():
    region = Region.objects.get(code="NS")
    assert str(region) == "Nova Scotia"
    with override("fr"):
        assert str(region) == "Nouvelle-Écosse"


@pytest.mark.usefixtures("regions")
def test_every_town_belongs_to_a_region_that_exists():
    known = set(Region.objects.values_list("code", flat=True))
    assert {place.region for place in gazetteer().towns()} <= known
