"""Loads the words of the glossary from `data/glossary.toml`; what editors changed stays."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from liaison.core.bilingual import LANGUAGES
from liaison.reference.models import GlossaryTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parent / "data" / "glossary.toml"
PAIRS = ("term", "abbreviation", "definition", "note")


@transaction.atomic
def load_glossary() -> int:
    """Create the terms that are missing; returns how many."""
    known = set(GlossaryTerm.objects.values_list("code", flat=True))
    missing = [row for row in read_glossary() if row["code"] not in known]
    for row in missing:
        GlossaryTerm.objects.create(**row)
    return len(missing)


def read_glossary() -> Iterator[dict[str, Any]]:
    """Each term as the columns of its record."""
    file = tomllib.loads(FILE.read_text("utf-8"))
    for entry in file["term"]:
        row = {"code": entry["code"], "tooltip": entry.get("tooltip", True)}
        for number, language in enumerate(LANGUAGES):
            for name in PAIRS:
                row[f"{name}_{language}"] = entry.get(name, ["", ""])[number]
            row[f"forms_{language}"] = "\n".join(entry.get("forms", [[], []])[number])
            sources = [file["sources"][name][number] for name in entry["sources"]]
            row[f"source_{language}"] = "; ".join(sources)
        yield row
