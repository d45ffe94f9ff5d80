from __future__ import annotations

import pytest
from django.core.management import call_command

from directory.models import InclusionCriterion, Organisation, Term
from liaison.home.models import HomePage, StandardPage
from liaison.navigation.models import CrisisLine

pytestmark = pytest.mark.django_db


def test_a_real_site_starts_with_pages_and_words_but_nobody_invented(regions):
    call_command("load_starter", verbosity=0)
    assert HomePage.objects.live().count() == 2
    assert StandardPage.objects.live().count() == 24
    assert CrisisLine.objects.exists()
    assert Term.objects.exists()
    assert InclusionCriterion.objects.filter(is_exclusion=True).exists()
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("setting", ["", "help@example.org"])
def test_readers_write_to_the_address_of_the_site(client, settings, regions, setting):
    settings.DEFAULT_FROM_EMAIL = "letters@example.org"
    if setting:
        settings.CONTACT_EMAIL = setting
    call_command("load_starter", verbosity=0)
    body = client.get("/en/correct-a-listing/").content.decode()
    assert f"mailto:{setting or 'letters@example.org'}?subject=" in body
