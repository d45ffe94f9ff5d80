"""The taxonomy as every page needs it: read once, kept until an editor changes a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import cache

from directory.models import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = "directory.terms"
SECONDS = 60  # another process sees an editor's change within a minute


def terms_by_facet() -> Mapping[str, list[Term]]:
    """Published terms of every facet, in the editors' order."""
    terms = cache.get(KEY)
    if terms is None:
        terms = {}
        for term in Term.objects.published():
            terms.setdefault(term.facet, []).append(term)
        cache.set(KEY, terms, SECONDS)
    return terms


def forget(**kwargs: object) -> None:
    cache.delete(KEY)
