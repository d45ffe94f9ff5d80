"""No file of any kind holds what its reader may not know."""

from __future__ import annotations

import io
import zipfile

import pytest

from directory import services as directory_services
from directory.enums import Facet, LifeCycle
from directory.models import ServiceContact
from tests.directory.exports import taken
from tests.directory.exports.taken import LIST, SEARCH
from tests.factories.directory import (
    index,
    make_location,
    make_organisation,
    make_service,
    make_term,
)
from tests.personas import PRACTITIONER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions", "site_root")]
# Nobody's address: every part can be told apart in any output.
CANARY = {
    "name_en": "Canary House",
    "address": "77 Canarybird Lane",
    "city": "Sherbrooke",
    "province": "QC",
    "postal_code": "J1Z 9Z9",
    "latitude": 45.434567,
    "longitude": -71.923456,
}
SECRETS = ("Canary House", "Canarybird", "J1Z", "45.4345", "71.9234")


def files(client, query: str, search: str = "") -> dict[str, str]:
    """Every kind of file of a search and of a list, as text; what a handout is made from."""
    found = {}
    for start, asked in ((SEARCH, query + search), (LIST, query)):
        for kind in ("csv", "geojson", "map"):
            found[f"{start}{kind}"] = taken.body(client, f"{start}{kind}/?{asked}").decode()
        book = zipfile.ZipFile(io.BytesIO(taken.body(client, f"{start}xlsx/?{asked}")))
        found[f"{start}xlsx"] = "".join(book.read(name).decode() for name in book.namelist())
        found[f"{start}pdf"] = taken.handout_text(asked, user=client.get("/en/").wsgi_request.user)
    found["shortlist"] = client.get(f"/en/shortlist/?{query}").content.decode()
    return found


def leaks(texts: dict[str, str], *secrets: str) -> list[tuple[str, str]]:
    return [(name, secret) for name, text in texts.items() for secret in secrets if secret in text]


@pytest.mark.covers("R012", part=True)
@pytest.mark.parametrize("privacy", ["locality", "region", "hidden"])
def test_no_file_holds_a_word_of_an_address_that_is_not_public(client, privacy):
    organisation = make_organisation()
    place = make_location(organisation, **CANARY, privacy=privacy)
    service = make_service(organisation=organisation, locations=[place], regions=["QC"])
    texts = files(client, f"s={service.key}")
    assert leaks(texts, service.key)  # they do speak of the service
    assert leaks(texts, *SECRETS) == []
    if privacy != "locality":
        lists = {name: text for name, text in texts.items() if "map" not in name}
        assert leaks(lists, "Sherbrooke") == []  # the map draws every town's name


def test_the_canary_sings_when_the_address_is_public(client):
    organisation = make_organisation()
    service = make_service(
        organisation=organisation, locations=[make_location(organisation, **CANARY)]
    )
    texts = files(client, f"s={service.key}")
    assert {name for name, _secret in leaks(texts, "Canarybird")} == set(texts)


def test_no_file_holds_a_contact_of_the_staff(client):
    service = make_service()
    ServiceContact.objects.create(
        service=service, kind="email", value="secret@example.org", visibility="staff"
    )
    ServiceContact.objects.create(
        service=service, kind="voice", value="613 555-0199", visibility="practitioner"
    )
    assert leaks(files(client, f"s={service.key}"), "secret@example.org", "555-0199") == []


@pytest.mark.covers("R178", part=True)
def test_no_file_names_a_form_of_extremism(client, client_for):
    term = make_term(Facet.EXPERIENCE, "zorblax", name_en="Zorblax", name_fr="Zorblaxe")
    service = make_service(terms=[term])
    for person in (client, client_for(PRACTITIONER)):
        texts = files(person, f"s={service.key}", search="&experience=zorblax")
        assert leaks(texts, "zorblax", "Zorblax") == []


@pytest.mark.parametrize("why", ["hidden", "archived", "draft", "restricted"])
def test_no_file_holds_a_listing_that_is_not_shown(client, why):
    service = make_service(name_en="Vanishing point")
    if why == "hidden":
        directory_services.withhold(service=service, reason="safety")
    elif why == "archived":
        directory_services.move_to(service=service, state=LifeCycle.ARCHIVED)
    else:
        fields = {"live": False} if why == "draft" else {"visibility": "restricted"}
        type(service).objects.filter(pk=service.pk).update(**fields)
    index(service)
    assert leaks(files(client, f"s={service.key}&found=1"), "Vanishing point") == []
