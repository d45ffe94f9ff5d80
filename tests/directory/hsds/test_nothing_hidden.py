"""What is not public is in no list, record, stream or file of the open data."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from directory import services as writes
from directory.enums import LifeCycle
from directory.models import Attribute, Service, ServiceContact, Term, Withholding
from liaison.core.visibility import Visibility
from tests.directory.test_location_privacy import CANARY, SECRETS
from tests.factories.directory import index, make_location, make_organisation, make_service
from tests.personas import PERSONAS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regions")]
LISTS = ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms")
HIDDEN = ("practitioner", "restricted", "staff")


def outputs(client, tmp_path) -> dict[str, str]:
    """Everything the open data says, by where."""
    found = {}
    for language in ("en", "fr"):
        for name in LISTS:
            start = f"/{language}/hsds/v3/{name}"
            whole = "" if name.startswith("tax") else "&full=true"
            for query in ("", whole and "?full=true"):
                found[start + query] = client.get(start + query).content.decode()
            lines = client.get(f"{start}?format=ndjson{whole}").streaming_content
            found[f"{start} lines"] = b"".join(lines).decode()
            for row in client.get(start).json()["contents"]:
                address = f"{start}/{row['id']}"
                found[address] = client.get(address).content.decode()
    for kind in ("json", "tabular"):
        call_command("export_hsds", tmp_path / kind, format=kind, verbosity=0)
    for path in tmp_path.rglob("*.*"):
        found[str(path.relative_to(tmp_path))] = path.read_text(encoding="utf-8")
    return found


def sources_of(texts: dict[str, str], *secrets: str) -> list[tuple[str, str]]:
    return [(where, it) for where, text in texts.items() for it in secrets if it in text]


@pytest.mark.covers("R012")
@pytest.mark.parametrize("privacy", ["locality", "region", "hidden"])
def test_an_address_that_is_not_exact_is_in_no_answer(client, tmp_path, privacy):
    owner = make_organisation()
    place = make_location(owner, **CANARY, privacy=privacy)
    make_service(organisation=owner, locations=[place], regions=["QC"])
    texts = outputs(client, tmp_path)
    assert sources_of(texts, *SECRETS) == []
    if privacy != "locality":
        assert sources_of(texts, "Sherbrooke") == []
    if privacy == "hidden":
        assert sources_of(texts, str(place.uuid)) == []


def test_an_exact_address_is_there(client, tmp_path):
    owner = make_organisation()
    place = make_location(owner, **CANARY, privacy="exact")
    make_service(organisation=owner, locations=[place])
    texts = outputs(client, tmp_path)
    assert {it for _where, it in sources_of(texts, *SECRETS)} == set(SECRETS)


@pytest.mark.parametrize("visibility", HIDDEN)
def test_contacts_and_attributes_for_others_are_in_no_answer(client, tmp_path, visibility):
    service = make_service()
    ServiceContact.objects.create(
        service=service, kind="email", value="canary@example.org", visibility=visibility
    )
    service.organisation.contacts.create(
        kind="voice", value="613 555-0199", label_en="Canary line", visibility=visibility
    )
    Attribute.objects.create(
        organisation=service.organisation,
        kind="challenges",
        text_en="Canary challenge",
        visibility=visibility,
    )
    texts = outputs(client, tmp_path)
    assert sources_of(texts, "canary@", "555-0199", "Canary") == []


def test_forms_of_extremism_are_in_no_answer(client, tmp_path):
    term = Term.objects.create(
        facet="experience", code="canary-form", name_en="Canary form", name_fr="Forme canari"
    )
    service = make_service(terms=[term])
    service.organisation.terms.add(term)
    service.organisation.save()
    texts = outputs(client, tmp_path)
    assert sources_of(texts, "canary-form", "Canary form", "Forme canari", "experience") == []


def withheld(service: Service) -> None:
    Withholding.objects.create(service=service, reason="safety")


def archived(service: Service) -> None:
    writes.move_to(service=service, state=LifeCycle.ARCHIVED)


def unpublished(service: Service) -> None:
    Service.objects.filter(pk=service.pk).update(live=False)


def restricted(service: Service) -> None:
    Service.objects.filter(pk=service.pk).update(visibility=Visibility.RESTRICTED)


@pytest.mark.parametrize("hide", [withheld, archived, unpublished, restricted])
@pytest.mark.parametrize("indexed", [True, False])
def test_a_hidden_listing_is_in_no_answer(client, tmp_path, hide, indexed):
    make_service(name_en="Shown")
    service = make_service(name_en="Canary service", name_fr="Service canari")
    client.get("/en/hsds/v3/services")  # what is kept in memory must not outlive it
    hide(service)
    if indexed:
        index(service)
        texts = outputs(client, tmp_path)
        assert sources_of(texts, "Canary", "canari", str(service.uuid)) == []
    else:
        assert client.get(f"/en/hsds/v3/services/{service.uuid}").status_code == 404
        assert "Canary" not in client.get("/en/hsds/v3/services?full=true").content.decode()


def test_an_organisation_that_is_not_public_takes_its_services_along(client, tmp_path):
    owner = make_organisation(name_en="Canary house", visibility=Visibility.STAFF)
    make_service(name_en="Canary service", organisation=owner)
    assert sources_of(outputs(client, tmp_path), "Canary") == []


def test_nobody_who_confirmed_a_fact_is_named(client, tmp_path):
    editor = get_user_model().objects.create_user(email="canary@example.org", password="x" * 20)
    service = make_service()
    writes.record_intake(service=service, status="open", by=editor, at=timezone.now())
    writes.confirm_facts(service=service, facts=["hours"], by=editor)
    service.confirmations.update(at=timezone.now() - timedelta(days=1))
    assert sources_of(outputs(client, tmp_path), "canary@") == []


def test_signing_in_shows_no_more(client_for):
    make_service(name_en="Canary service", visibility=Visibility.PRACTITIONER)
    verified = next(it for it in PERSONAS if it.is_verified and not it.needs_second_factor)
    assert client_for(verified).get("/en/hsds/v3/services").json()["contents"] == []
