"""Every address against every persona: a new address without a line here fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import URLPattern, get_resolver, reverse

from directory.models import Organisation, Service
from liaison.core.visibility import Visibility
from tests.architecture.addresses import ADDRESSES, Address
from tests.factories.cards import make_instrument, make_law_card, make_role
from tests.factories.glossary import make_term
from tests.factories.partners import make_table
from tests.personas import PERSONAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.urls import URLResolver


# Wagtail's own room is held by the test of its door, below.
EXCLUDED = ("admin/",)


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """The name of every address outside Wagtail's admin; its route where it has none."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(EXCLUDED):
            continue
        if isinstance(pattern, URLPattern):
            yield pattern.name or route
        else:
            yield from names(pattern.url_patterns, route)


def test_every_address_is_in_the_matrix():
    known = {address.name for address in ADDRESSES}
    assert set(names(get_resolver().url_patterns)) - known == set()


CARDS = {"instrument": make_instrument, "role": make_role, "law_card": make_law_card}


@pytest.fixture
def listings(site_root, regions) -> dict[str, dict[str, Organisation | Service]]:
    """One live organisation and one live service for each visibility, by address name."""
    made: dict[str, dict[str, Organisation | Service]] = {"organisation": {}, "service": {}}
    make_term("fade-out")
    for visibility in Visibility:
        organisation = Organisation.objects.create(
            name_en=f"Example {visibility}", live=True, visibility=visibility
        )
        made["organisation"][visibility] = organisation
        made["service"][visibility] = Service.objects.create(
            organisation=organisation, name_en="Support", live=True, visibility=visibility
        )
        made.setdefault("table", {})[visibility] = make_table(visibility=visibility)
        for name, make in CARDS.items():
            made.setdefault(name, {})[visibility] = make(
                f"card-{visibility}", visibility=visibility
            )
    return made


def url_of(address: Address, listings: dict[str, dict[str, Organisation | Service]]) -> str:
    if address.name in listings:
        return listings[address.name][address.kwargs["key"]].get_absolute_url()
    return address.path or reverse(address.name, kwargs=address.kwargs) + address.query


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_each_persona_gets_what_is_theirs(address, client_for, listings):
    url = url_of(address, listings)
    got = {persona: client_for(persona).get(url).status_code for persona in PERSONAS}
    assert got == {persona: address.rule(persona) for persona in PERSONAS}
