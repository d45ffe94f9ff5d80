"""Asking the search of everything, and what it answers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override


def search(client, text, language="en", **params):
    with override(language):
        url = reverse("search")
    return client.get(url, {"q": text, **params})


def titles(answer):
    return {
        group.section.kind: [result.entry.title for result in group.results]
        for group in answer.context["answer"].shown
    }
