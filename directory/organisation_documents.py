"""Organisations as the search engine keeps them: their own public words, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.documents import in_own_language
from directory.listing_words import enumeration
from directory.models import Organisation
from liaison.core.bilingual import LANGUAGES, Text, current_language
from liaison.core.provinces import Province
from search.documents import Document
from search.records import RecordSource
from search.sections import Entry

if TYPE_CHECKING:
    from directory.querysets import OrganisationQuerySet

KIND = "organisation"
TEXTS = ("summary", "description")


def source() -> RecordSource:
    return RecordSource(KIND, findable, document)


def findable() -> OrganisationQuerySet:
    return Organisation.objects.published().prefetch_related("terms")


def document(organisation: Organisation) -> Document:
    return Document(
        kind=KIND,
        object_id=organisation.pk,
        title={language: getattr(organisation, f"name_{language}") for language in LANGUAGES},
        body={language: words(organisation, language) for language in LANGUAGES},
        facets={},
        visibility=organisation.visibility,
        stored={language: entry(organisation, language).stored() for language in LANGUAGES},
    )


def words(organisation: Organisation, language: str) -> str:
    parts = [
        *(in_own_language(organisation, name, language) for name in TEXTS),
        *(in_own_language(term, "name", language) for term in organisation.terms.all()),
        province(organisation, language),
    ]
    return "\n".join(part for part in parts if part)


def province(organisation: Organisation, language: str) -> str:
    with override(language):
        return str(Province(organisation.province).label) if organisation.province else ""


def entry(organisation: Organisation, language: str) -> Entry:
    with override(language):
        kinds = enumeration([term.name for term in organisation.terms.all()])
        invented = _("Invented organisation, for demonstration") if organisation.is_invented else ""
        facts = (kinds, province(organisation, language), invented)
        return Entry.of(
            organisation.name,
            organisation.get_absolute_url(),
            both(organisation.summary, organisation.description),
            " · ".join(fact for fact in facts if fact),
        )


def both(summary: Text, description: Text) -> Text:
    """One after the other, where they are of one language and not the same."""
    texts = [text for text in (summary, description) if text]
    if not texts:
        return Text("", current_language())
    first = texts[0]
    others = [it for it in texts[1:] if it.lang == first.lang and not it.startswith(first)]
    return Text("\n".join([first, *others]), first.lang)
