"""Hidden means gone: from pages, search, map, sitemap, at once."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from directory import services
from directory.enums import LifeCycle, Withheld
from directory.models import Withholding
from liaison.core.memo import forget_all
from tests.factories.directory import MONTREAL, make_location, make_organisation, make_service
from tests.personas import PERSONAS

pytestmark = pytest.mark.django_db

CANARY = "Kestrel Lantern"


@pytest.fixture
def service(regions):
    organisation = make_organisation(province="QC")
    place = make_location(organisation)
    return make_service(
        organisation=organisation, locations=[place], name_en=CANARY, name_fr=CANARY
    )


TABLES = ("csv", "geojson", "map")


def addresses(service, language):
    """Where a listing is named or led to: pages, lists, map, files, feeds, frames."""
    with override(language):
        finder, listing = reverse("find"), service.get_absolute_url()
        return [
            listing,
            service.organisation.get_absolute_url(),
            finder,
            f"{finder}?q=kestrel",
            f"{reverse('search')}?q=kestrel",
            f"{reverse('search_suggest')}?q=kestr",
            f"{finder}?found=1&place={MONTREAL['city']}",
            reverse("find_map"),
            f"/sitemap-{language}-services.xml",
            *(reverse("find_take_away", args=[kind]) for kind in TABLES),
            *(reverse("shortlist_take_away", args=[it]) + f"?s={service.key}" for it in TABLES),
            f"{reverse('shortlist')}?s={service.key}",
            f"{reverse('hsds_list', args=['services'])}?format=ndjson",
            reverse("hsds_list", args=["services"]),
            reverse("hsds_list", args=["service_at_locations"]),
            reverse("hsds_record", args=["services", service.uuid]),
            reverse(f"embed_find_{language}"),
            reverse(f"embed_service_{language}", args=[service.key]),
            f"{reverse('oembed')}?url={settings.BASE_URL}{listing}",
            reverse("coverage_town", args=["quebec", "montreal"]),
            reverse("directory_changes"),
            reverse("directory_changes_feed"),
        ]


@pytest.fixture
def everywhere(client, service):
    """What a visitor is told, address by address."""

    def read():
        urls = [url for language in ("en", "fr") for url in addresses(service, language)]
        answers = {url: client.get(url) for url in urls}
        return {url: body_of(it) for url, it in answers.items() if it.status_code == 200}

    return read


def body_of(answer):
    return b"".join(answer).decode() if answer.streaming else answer.content.decode()


def by_name(told, service):
    """Addresses that name the listing or lead to it, whatever they repeat of what was asked."""
    signs = (CANARY, str(service.uuid), f"/{service.key}-")
    return {url for url, body in told.items() if any(sign in body for sign in signs)}


@pytest.mark.parametrize("how", ["hidden", "archived"])
def test_a_hidden_or_archived_listing_is_named_nowhere(
    service, everywhere, how, django_capture_on_commit_callbacks
):
    silent = {url for it in ("en", "fr") for url in addresses(service, it)}
    assert silent - by_name(everywhere(), service) == set()  # the canary sings
    with django_capture_on_commit_callbacks(execute=True):
        if how == "hidden":
            services.withhold(service=service, reason=Withheld.SAFETY)
        else:
            services.move_to(service=service, state=LifeCycle.ARCHIVED)
    at_once = by_name(everywhere(), service)
    assert {url for url in at_once if not url.startswith("/sitemap-")} == set()
    forget_all()  # what is kept for a minute, the lists of addresses, is over
    assert by_name(everywhere(), service) == set()


def test_shown_again_it_is_where_it_was(service, everywhere, django_capture_on_commit_callbacks):
    before = by_name(everywhere(), service)
    with django_capture_on_commit_callbacks(execute=True):
        services.withhold(service=service, reason=Withheld.ASKED)
        services.release(service=service)
    assert by_name(everywhere(), service) == before


@pytest.mark.parametrize("persona", PERSONAS, ids=str)
def test_only_those_who_record_facts_hide_and_show(client, service, persona):
    if persona.signed_in:
        user = persona.make()
        client.force_login(user)
    hide = reverse("directory_facts:record", args=[service.pk, "hide"])
    client.post(hide, {"reason": Withheld.SAFETY})
    allowed = persona.opens_admin and user.has_perm("directory.change_service")
    assert Withholding.objects.filter(service=service).exists() == allowed
    services.withhold(service=service, reason=Withheld.SAFETY)
    client.post(reverse("directory_facts:show_again", args=[service.pk]))
    assert Withholding.objects.filter(service=service).exists() == (not allowed)


def test_the_editors_see_why_and_since_when(client, service):
    editor = next(it for it in PERSONAS if it.superuser).make()
    client.force_login(editor)
    client.post(
        reverse("directory_facts:record", args=[service.pk, "hide"]), {"reason": Withheld.WRONG}
    )
    page = client.get(reverse("directory_facts:service", args=[service.pk])).content.decode()
    assert "it is wrong or no longer exists" in page
    assert Withholding.objects.get().by == editor


def test_a_reason_that_is_no_editor_s_is_refused(client, service):
    client.force_login(next(it for it in PERSONAS if it.superuser).make())
    url = reverse("directory_facts:record", args=[service.pk, "hide"])
    assert client.post(url, {"reason": Withheld.STALE}).status_code == 422
    assert not Withholding.objects.exists()
