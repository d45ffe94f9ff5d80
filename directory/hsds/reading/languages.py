"""Which language a feed is in."""

from __future__ import annotations

import re
from typing import Any

from liaison.core.bilingual import LANGUAGES

URN = "urn:liaison:"


def language_named(*names: str) -> str:
    """`fr/services.json`, `feed-fr.zip` and `feed.fr.ndjson` are in French."""
    for name in names:
        for word in re.split(r"[-_. ]+", name.casefold())[-3:]:
            if word in LANGUAGES:
                return word
    return ""


def language_in(body: dict[str, Any]) -> str:
    """What the codes of a feed of Liaison end with: `liaison-level.primary.en`."""
    for attribute in body.get("attributes", []):
        term = attribute.get("taxonomy_term", {})
        language = term.get("code", "").rpartition(".")[2]
        if term.get("term_uri", "").startswith(URN) and language in LANGUAGES:
            return language
    return ""


def source_named(stem: str) -> str:
    """The name of a feed without its language: `feed-fr` and `feed-en` are one."""
    words = [it for it in re.split(r"[-_. ]+", stem.casefold()) if it and it not in LANGUAGES]
    return "-".join(words)[:60] or "hsds"
