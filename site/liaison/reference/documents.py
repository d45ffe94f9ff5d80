"""Terms and cards as the search engine keeps them, and their parts of the search of everything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from liaison.core.bilingual import LANGUAGES
from liaison.core.visibility import Visibility
from liaison.reference.models import GlossaryTerm, Instrument, LawCard, RoleCard
from search import records, sections
from search.documents import Document
from search.records import RecordSource
from search.sections import Entry, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from liaison.reference.models.card import Card

TERM_PARTS = ("abbreviation", "forms", "definition", "note")
Words = Iterable[str]


def register() -> None:
    """Every kind there is here, and what is shown of each."""
    terms = RecordSource("term", GlossaryTerm.objects.published, term_document)
    records.register(terms, GlossaryTerm)
    sections.register(Section("term", _("Glossary"), "book", 40))
    register_card(Instrument, Section("instrument", _("Instrument cards"), "list", 50), facts)
    register_card(RoleCard, Section("role", _("Role cards"), "people", 60), parts)
    register_card(LawCard, Section("law", _("Law cards"), "shield", 70), headings)


def term_document(term: GlossaryTerm) -> Document:
    return Document(
        kind="term",
        object_id=term.pk,
        title={language: getattr(term, f"term_{language}") for language in LANGUAGES},
        body={
            language: "\n".join(getattr(term, f"{part}_{language}") for part in TERM_PARTS)
            for language in LANGUAGES
        },
        facets={},
        visibility=Visibility.PUBLIC,
        stored=in_each(lambda: Entry.of(term.term, term.get_absolute_url(), term.definition)),
    )


def register_card(model: type[Card], section: Section, more: Callable[[Any], Words]) -> None:
    """`more` is what its page says besides the summary, in the active language."""

    def document(card: Card) -> Document:
        return Document(
            kind=section.kind,
            object_id=card.pk,
            title={language: getattr(card, f"name_{language}") for language in LANGUAGES},
            body=in_each(lambda: "\n".join([card.summary, *more(card)])),
            facets={},
            visibility=card.visibility,
            stored=in_each(lambda: Entry.of(card.name, card.get_absolute_url(), card.summary)),
        )

    source = RecordSource(section.kind, model.objects.published, document)
    records.register(source, model)
    sections.register(section)


def in_each(made: Callable[[], Entry | str]) -> dict[str, str]:
    """Made once in each language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            it = made()
            found[language] = it if isinstance(it, str) else it.stored()
    return found


def facts(card: Instrument) -> Words:
    return (topic.text for topic in card.topics())


def parts(card: RoleCard) -> Words:
    return (part.text for part in card.parts())


def headings(card: LawCard) -> Words:
    """What anybody may read: an answer only once it has been reviewed."""
    return (f"{heading.label}\n{heading.text}" for heading in card.headings())
