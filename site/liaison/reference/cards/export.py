"""The instrument register as a table that anybody may take away, in both languages."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.translation import override

from liaison.core.bilingual import LANGUAGES
from liaison.core.spreadsheets import harmless
from liaison.reference.enums import InstrumentTopic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liaison.reference.models import Instrument

CODES = ("setting", "user", "age")
HEAD = ["code", "name_en", "name_fr", "summary_en", "summary_fr", *CODES, "evidence"]
TAIL = ["comparison_only", "owner_en", "owner_fr", "owner_url", "written_on", "reviewed_on"]


def as_csv(cards: Iterable[Instrument]) -> HttpResponse:
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="instruments.csv"'},
    )
    response.write("\ufeff")  # so that spreadsheets read the accents
    writer = csv.writer(response)
    topics = [f"{topic}_{ending}" for topic in InstrumentTopic for ending in (*LANGUAGES, "known")]
    writer.writerow([*HEAD, *topics, *TAIL])
    for card in cards:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in cells(card)])
    return response


def cells(card: Instrument) -> Iterator[object]:
    yield from (card.code, card.name_en, card.name_fr, card.summary_en, card.summary_fr)
    yield from (" ".join(codes) for codes in (card.settings, card.users, card.ages))
    yield card.evidence
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = card.topics()
    for english, french in zip(texts["en"], texts["fr"], strict=True):
        yield from (english.text, french.text, english.known.value)
    yield from (card.comparison_only, card.owner_en, card.owner_fr, card.owner_url)
    yield from (card.written_on, card.reviewed_day or "")
