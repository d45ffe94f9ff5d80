"""The glossary as its pages show it: under letters, by search, and as structured data."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from liaison.core.bilingual import LANGUAGES, current_language
from liaison.core.citing import absolute
from liaison.core.json_ld import escaped
from liaison.reference.models import GlossaryTerm
from search.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LONGEST_QUERY = 80
SEARCHED = tuple(
    f"{name}_{language}"
    for name in ("term", "abbreviation", "forms", "definition")
    for language in LANGUAGES
)


def in_order() -> list[GlossaryTerm]:
    """Published terms as a dictionary of the active language has them: É stands with E."""
    return sorted(GlossaryTerm.objects.published(), key=lambda term: fold(str(term.term)))


def found(terms: Iterable[GlossaryTerm], query: str) -> list[GlossaryTerm]:
    """Those in which every word of the query stands, in either language."""
    wanted = fold(query[:LONGEST_QUERY]).split()
    return [term for term in terms if all(word in searched_text(term) for word in wanted)]


def searched_text(term: GlossaryTerm) -> str:
    return fold("\n".join(getattr(term, name) for name in SEARCHED))


def changed_on(terms: Iterable[GlossaryTerm]) -> date | None:
    """The day of the last change to any of them."""
    newest = max((term.updated_at for term in terms), default=None)
    return timezone.localdate(newest) if newest else None


def shelves(terms: Iterable[GlossaryTerm]) -> list[tuple[str, list[GlossaryTerm]]]:
    """Terms in order, under their first letter."""
    groups = groupby(terms, key=lambda term: fold(str(term.term))[:1].upper())
    return [(letter, list(group)) for letter, group in groups]


def neighbours(term: GlossaryTerm) -> tuple[GlossaryTerm | None, GlossaryTerm | None]:
    """The terms before and after this one."""
    row = [None, *in_order(), None]
    trios = zip(row, row[1:], row[2:], strict=False)
    return next(((one, two) for one, middle, two in trios if middle == term), (None, None))


def alternates(name: str, term: GlossaryTerm | None = None) -> dict[str, str]:
    """The address of a page of the glossary in each language."""
    urls = {}
    for language in LANGUAGES:
        with override(language):
            urls[language] = term.get_absolute_url() if term else reverse(name)
    return urls


def set_json_ld() -> dict[str, Any]:
    """https://schema.org/DefinedTermSet"""
    url = absolute(reverse("glossary"))
    return {"@type": "DefinedTermSet", "@id": url, "name": _("Glossary"), "url": url}


def glossary_json_ld() -> str:
    return escaped({"@context": "https://schema.org", **set_json_ld()})


def term_json_ld(term: GlossaryTerm) -> str:
    """https://schema.org/DefinedTerm, safe inside a script element."""
    body = {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": absolute(term.get_absolute_url()),
        "name": str(term.term),
        "alternateName": str(term.abbreviation),
        "termCode": term.code,
        "description": str(term.definition),
        "inLanguage": current_language(),
        "url": absolute(term.get_absolute_url()),
        "inDefinedTermSet": set_json_ld(),
    }
    return escaped({key: value for key, value in body.items() if value})
