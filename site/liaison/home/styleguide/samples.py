"""Invented words to show components with, in both languages; never a real service or person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.core.bilingual import current_language, other
from liaison.core.citing import absolute
from liaison.core.evidence import Evidence
from search.highlight import Part

COLOURS = (
    "paper surface sunken ink ink-soft line line-strong pine pine-strong pine-wash clay clay-wash "
    "sun sun-wash dusk dusk-wash strip"
).split()
SIZES = ("step-4", "step-3", "step-2", "step-1", "step-0", "step--1")
ICONS = (
    "search menu leave link quote print filter phone mail message keyboard people person door "
    "shield lock send because pin map list close check info alert clock calendar globe language "
    "access cost external download previous next building screen book"
).split()
ILLUSTRATIONS = ("circles", "door", "network", "book", "lost")
WORDS = {
    "en": {
        "title": "Two Shores Centre",
        "text": "Support for people who want to change, and for those close to them.",
        "fact": "Ask before you tell your story.",
        "fresh": "confirmed 12 days ago by the organisation",
        "due": "confirmed 9 months ago: ask first",
        "steps": ["You call or write", "Somebody listens", "You decide what comes next"],
        "citation": "Liaison. A sample text. 24 November 2026.",
        "unknown": ["Whether this sample looks the same on every screen."],
        "note": "No study tested this sample.",
    },
    "fr": {
        "title": "Centre Les Deux Rives",
        "text": "Un soutien aux personnes qui veulent changer et à leurs proches.",
        "fact": "Posez la question avant de raconter votre histoire.",
        "fresh": "confirmé il y a 12 jours par l’organisme",
        "due": "confirmé il y a 9 mois : demandez d’abord",
        "steps": ["Vous appelez ou écrivez", "Quelqu’un écoute", "Vous décidez de la suite"],
        "citation": "Liaison. Un texte d’exemple. 24 novembre 2026.",
        "unknown": ["Si cet exemple a la même allure sur tous les écrans."],
        "note": "Aucune étude ne porte sur cet exemple.",
    },
}


@dataclass(frozen=True)
class Contact:
    """What components/contact.html reads of a contact point."""

    kind: str
    icon: str
    href: str
    shown: str
    extension: str = ""


class SampleForm(forms.Form):
    """One field of each kind; two of them with a mistake."""

    email = forms.EmailField(label=_("Email, for example"), help_text=_("Only for this sample."))
    town = forms.CharField(label=_("Town"), required=False)
    kind = forms.ChoiceField(label=_("Need"), choices=[("a", _("Support")), ("b", _("Training"))])
    several = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=[("en", _("English")), ("fr", _("French"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label=_("I have read this"))


def samples() -> dict[str, Any]:
    """All that the page shows, in the active language."""
    words = WORDS[current_language()]
    form = SampleForm({"email": "no-at-sign", "town": "Laval", "kind": "b"})
    form.is_valid()
    fact = {"icon": "lock", "label": words["title"], "text": words["fact"]}
    return {
        "decided": {"decided_at": date(2026, 3, 1)},
        "words": words,
        "colours": COLOURS,
        "sizes": SIZES,
        "icons": ICONS,
        "illustrations": ILLUSTRATIONS,
        "form": form,
        "changes": [("equal", words["text"]), ("deletion", "A"), ("addition", "B")],
        "facts": [fact, fact | {"icon": "people", "detail": words["fresh"]}] * 2,
        "levels": list(Evidence),
        "evidence": Evidence.LIMITED,
        "written_on": date(2026, 11, 24),
        "sources": [{"citation": words["citation"], "url": "https://example.org/"}],
        "url": absolute("/"),
        "contact": Contact("voice", "phone", "tel:+15145550142", "514 555-0142", "3"),
        "marked": [Part(str(words["title"]), marked=True), Part(f" {words['text']}", marked=False)],
        "other": other(current_language()),
    }
