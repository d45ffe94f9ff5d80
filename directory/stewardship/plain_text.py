"""Texts from people outside, before they are kept."""

from __future__ import annotations

import re
from typing import Any

from django import forms

# They turn letters round, also those of the words that stand after them on the page.
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def plainly_directed(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The values of a form, its texts without signs that change the direction of writing."""
    texts = {name: value for name, value in cleaned.items() if isinstance(value, str)}
    return cleaned | {name: DIRECTION.sub("", text) for name, text in texts.items()}


class PlainTextForm(forms.Form):
    def clean(self) -> dict[str, Any]:
        return plainly_directed(super().clean() or self.cleaned_data)
