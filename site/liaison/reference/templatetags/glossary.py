"""Explains terms of the glossary where they first appear on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import conditional_escape

from liaison.core.bilingual import current_language
from liaison.reference.glossary_html import explain, shown_on

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.safestring import SafeString

    from liaison.reference.glossary_words import Entry

register = template.Library()


@register.simple_tag(takes_context=True)
def explained(context: template.Context, text: str, lang: str = "", but: str = "") -> SafeString:
    """`{% explained value|richtext %}`; for a text that a filter changed, `lang=` of the text;
    `but=` the code of a term that needs no explanation here."""
    request, html = request_of(context), conditional_escape(text)
    if request is None:
        return html  # no page to remember what it has explained: a letter, a document
    language = lang or getattr(text, "lang", "") or current_language()
    return explain(html, language, shown_on(request), but)


@register.inclusion_tag("reference/glossary_notes.html", takes_context=True)
def explained_notes(context: template.Context) -> dict[str, list[Entry]]:
    """On paper, the terms of this page with what they mean; last in a page."""
    request = request_of(context)
    return {"entries": list(shown_on(request).values()) if request else []}


def request_of(context: template.Context) -> HttpRequest | None:
    """Also inside a block of a page, and in what is included with `only`."""
    return context.get("request") or getattr(context, "request", None)
