"""Finds terms and regions by code, and links many rows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from directory.demo.reading import DemoDataError
from directory.terms import terms_by_facet
from liaison.reference.models import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    from directory.models import Term


def terms_of(facet: str, codes: Iterable[str]) -> list[Term]:
    known = {term.code: term for term in terms_by_facet().get(facet, [])}
    try:
        return [known[code] for code in codes]
    except KeyError as error:
        raise DemoDataError(f"no term {error} in {facet}") from error


def regions_of(codes: Iterable[str]) -> list[Region]:
    known = Region.objects.in_bulk(field_name="code")
    try:
        return [known[code] for code in codes]
    except KeyError as error:
        raise DemoDataError(f"no region {error}") from error


def link(through: type[Model], name: str, pairs: Iterable[tuple[Any, Any]]) -> None:
    """Rows of a many-to-many table; `name` is the column of the first of each pair."""
    through._default_manager.bulk_create(
        through(**{f"{name}_id": owner.pk, f"{other._meta.model_name}_id": other.pk})
        for owner, other in pairs
    )
