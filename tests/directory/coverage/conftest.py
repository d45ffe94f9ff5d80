"""A tiny directory to count by hand, and the table as a reader gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.http import QueryDict

from directory.coverage.query import parse
from directory.coverage.table import table
from directory.enums import Facet, Fact
from directory.services import confirm_facts
from liaison.core.memo import forget_all
from liaison.core.permissions import ANONYMOUS
from tests.factories import directory as make

if TYPE_CHECKING:
    from collections.abc import Callable

    from directory.coverage.table import Row
    from directory.models import Service

WHITEHORSE = {"city": "Whitehorse", "province": "YT", "latitude": 60.7212, "longitude": -135.0568}


@pytest.fixture
def listed(regions: None) -> Callable[..., Service]:
    """A current service in a town, in English, of a health organisation, unless told otherwise."""

    def listed_(town: dict[str, Any] = make.MONTREAL, **given: Any) -> Service:
        sector = make.make_term(Facet.SECTOR, given.pop("sector", "health"))
        languages = [
            make.make_term(Facet.LANGUAGE, code) for code in given.pop("languages", ["en"])
        ]
        organisation = make.make_organisation(visibility=given.pop("owner", "public"))
        organisation.terms.set([sector])
        organisation.save()
        place = make.make_location(organisation, **town)
        given = {"locations": [place]} | given
        service = make.make_service(
            organisation=organisation, terms=languages, indexed=False, **given
        )
        confirm_facts(service=service, facts=list(Fact))
        make.index(service)
        forget_all()
        return service

    return listed_


@pytest.fixture
def rows(regions: None) -> Callable[..., dict[str, Row]]:
    """The rows of the table by the code of their area, Canada with them."""

    def rows_(asked: str = "", allowed: frozenset[Any] = ANONYMOUS) -> dict[str, Row]:
        forget_all()
        made = table(parse(QueryDict(asked)), allowed)
        return {row.area.code: row for row in (*made.rows, made.country)}

    return rows_
