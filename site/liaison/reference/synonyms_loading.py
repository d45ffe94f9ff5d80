"""Loads the search words from `data/synonyms.toml`; what editors changed stays."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from liaison.reference.models import Synonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parent / "data" / "synonyms.toml"


@transaction.atomic
def load_synonyms() -> int:
    """Create the groups that are missing; returns how many."""
    known = set(Synonyms.objects.values_list("code", flat=True))
    missing = [row for row in read_synonyms() if row.code not in known]
    for row in missing:
        row.save()
    return len(missing)


def read_synonyms() -> Iterator[Synonyms]:
    for code, (english, french) in tomllib.loads(FILE.read_text("utf-8")).items():
        yield Synonyms(code=code, words_en="\n".join(english), words_fr="\n".join(french))


def groups() -> Iterator[list[str]]:
    """As the search engine asks for them."""
    return (row.phrases for row in Synonyms.objects.all())
