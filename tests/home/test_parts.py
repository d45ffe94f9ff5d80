"""Pages that belong to a part of the menu say so and lead back to it."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from liaison.navigation.models import Menu, MenuItem
from tests.factories.directory import make_service

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]

LEARN = {"en": ("/en/learn/", "Learn"), "fr": ("/fr/comprendre/", "Comprendre")}
BELOW = {
    "en": ["glossary/", "glossary/referral/", "instruments/", "roles/", "law/", "news/"],
    "fr": ["glossaire/", "outils/", "roles/", "droit/", "de-la-recherche-a-la-pratique/"],
}


@pytest.mark.parametrize(
    "path", [f"/{code}/{place}" for code, places in BELOW.items() for place in places]
)
def test_what_one_looks_up_leads_back_to_learn(client, path):
    text = client.get(path).content.decode()
    url, title = LEARN[path[1:3]]
    crumbs = text.partition('class="crumbs"')[2].partition("</nav>")[0]
    assert re.search(rf'<li><a href="{url}">{title}</a></li>', crumbs)
    assert f'<a href="{url}" aria-current="page">' in text


@pytest.mark.parametrize("code", LEARN)
def test_learn_leads_to_all_there_is_to_look_up(client, code):
    url, title = LEARN[code]
    text = client.get(url).content.decode()
    ways = text.partition('class="ways-in"')[2].partition("</section>")[0]
    assert ways.count("<li>") == MenuItem.objects.filter(menu=Menu.UNDER).count() == 7
    assert f">{title}</a></li>" not in text.partition('class="crumbs"')[2]


def test_a_link_under_a_part_names_the_part():
    with pytest.raises(ValidationError):
        MenuItem(menu=Menu.UNDER, view="credits", title_en="A", title_fr="A").full_clean()


def test_a_listing_belongs_to_finding_help(client):
    with override("en"):
        url = make_service().get_absolute_url()
    text = client.get(url).content.decode()
    assert '<a href="/en/find/" aria-current="page">' in text
