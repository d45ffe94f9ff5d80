"""Terms of the glossary for tests."""

from __future__ import annotations

from typing import Any

from liaison.reference.models import GlossaryTerm

WORDS = {
    "term_en": "Fade-out",
    "term_fr": "Retrait graduel",
    "definition_en": "Fewer contacts before support closes.",
    "definition_fr": "Contacts espacés avant la fermeture.",
    "source_en": "a paper",
    "source_fr": "un document",
}


def make_term(code: str = "fade-out", **fields: Any) -> GlossaryTerm:
    """`english` and `french` are the term itself, with a definition made from it."""
    words: dict[str, Any] = {}
    for language, name in (("en", fields.pop("english", "")), ("fr", fields.pop("french", ""))):
        if name:
            words |= {f"term_{language}": name, f"definition_{language}": f"What {name} means."}
    return GlossaryTerm.objects.create(code=code, **WORDS | words | fields)
