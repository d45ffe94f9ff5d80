"""The menu by job and the first screen: each person sees their own work and nothing else."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from liaison.accounts.roles import Role
from liaison.home.admin.page_help import HELP
from liaison.home.models import ExplainerPage
from tests.factories.articles import make_article
from tests.personas import EDITOR, PERSONAS

pytestmark = pytest.mark.django_db

OPENERS = [persona for persona in PERSONAS if persona.opens_admin]
JOBS = {
    "listings": {"superuser", "administrator", "editor", "moderator", "regional editor"},
    "site-wide": {"superuser", "administrator", "editor"},
    "people": {"superuser", "administrator", "moderator", "privacy officer"},
    "reports": {"superuser", "administrator", "editor", "moderator"},
}


def menu_of(persona):
    request = RequestFactory().get("/admin/")
    request.user = persona.make()
    return {
        item.name: [child.url for child in item.menu.menu_items_for_request(request)]
        if isinstance(item, SubmenuMenuItem)
        else item.url
        for item in admin_menu.menu_items_for_request(request)
    }


@pytest.mark.parametrize("job", JOBS)
def test_a_job_is_there_for_those_who_do_it(room, job):
    seen = {persona.name for persona in OPENERS if job in menu_of(persona)}
    if job == "listings":
        seen -= {"privacy officer"}  # reads listings, works on none
    assert seen == JOBS[job]


def test_everything_in_the_menu_opens(room, client_for):
    for persona in OPENERS:
        client = client_for(persona)
        for urls in menu_of(persona).values():
            for url in [urls] if isinstance(urls, str) else urls:
                if not url.startswith("#"):
                    assert client.get(url).status_code == 200, (persona.name, url)


def test_review_comes_first_and_inclusion_belongs_to_it(room):
    listings = menu_of(EDITOR)["listings"]
    assert listings[0].endswith("?pile=review")
    assert any("inclusiondecision" in url for url in listings)


def test_nothing_stands_twice(room):
    urls = [
        url for urls in menu_of(PERSONAS[-1]).values() if isinstance(urls, list) for url in urls
    ]
    assert len(urls) == len(set(urls))


def test_the_menu_does_not_depend_on_who_came_first(room):
    """Wagtail names an item by its words, in the language of the first person who asks."""
    admin_menu.__dict__.pop("registered_menu_items", None)
    with override("fr"):
        french = menu_of(EDITOR)
    admin_menu.__dict__.pop("registered_menu_items", None)
    assert menu_of(EDITOR) == french


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        (Role.EDITOR, {"Pages with a draft", "Translations to do", "Reviews due"}),
        (Role.MODERATOR, {"Reviews due", "Practitioners to verify"}),
        (Role.REGIONAL_EDITOR, set()),
    ],
)
def test_the_first_screen_says_what_waits_for_whom(room, client_for, name, sees):
    persona = next(it for it in PERSONAS if it.roles == (name,))
    body = client_for(persona).get(reverse("wagtailadmin_home")).content.decode()
    every = {"Pages with a draft", "Translations to do", "Reviews due", "Practitioners to verify"}
    assert sees <= {label for label in every if f"<span>{label}</span>" in body}
    assert ("What waits for you" in body) == bool(sees)


def test_the_first_screen_is_in_the_editors_language(editor):
    user = EDITOR.make()
    user.language = "fr"
    user.save()
    body = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "Ce qui vous attend" in body
    assert "Traductions à faire" in body


def test_no_news_about_the_software(editor):
    body = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert "What's new in Wagtail" not in body
    assert "editor guide" not in body


def test_each_kind_of_page_says_what_it_is_for(editor, room):
    page = make_article(room["en"], ExplainerPage, title="What helps")
    body = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert str(HELP["explainerpage"].purpose) in body


def test_no_kind_of_page_is_without_help():
    from wagtail.models import get_page_models

    ours = {it._meta.model_name for it in get_page_models() if it._meta.app_label == "home"}
    assert ours == set(HELP)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_guide_opens(editor, language):
    user = EDITOR.make()
    user.language = language
    user.save()
    assert editor.get(reverse("home_guide")).status_code == 200


def test_every_icon_of_the_menu_exists(room):
    from wagtail.admin.icons import get_icons

    request = RequestFactory().get("/admin/")
    request.user = PERSONAS[-1].make()
    items = admin_menu.menu_items_for_request(request)
    items += [
        child
        for item in items
        if isinstance(item, SubmenuMenuItem)
        for child in item.menu.menu_items_for_request(request)
    ]
    sprite = get_icons()
    assert {
        item.icon_name for item in items if f'id="icon-{item.icon_name}"' not in sprite
    } == set()
