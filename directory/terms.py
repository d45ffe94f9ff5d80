"""The taxonomy as every page needs it: read once, kept until an editor changes a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directory.models import Term
from liaison.core.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Mapping

_kept: Memo[Mapping[str, list[Term]]] = Memo(seconds=60)
forget = _kept.forget


def terms_by_facet() -> Mapping[str, list[Term]]:
    """Published terms of every facet, in the editors' order."""
    return _kept.get("terms", read_terms)


def read_terms() -> Mapping[str, list[Term]]:
    terms: dict[str, list[Term]] = {}
    for term in Term.objects.published():
        terms.setdefault(term.facet, []).append(term)
    return terms
