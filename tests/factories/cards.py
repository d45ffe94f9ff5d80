"""Instrument, role and law cards for tests, each word overridable."""

from __future__ import annotations

from datetime import date
from typing import Any

from liaison.reference.enums import InstrumentTopic, Known, LawHeading, LawLevel, Ruling
from liaison.reference.models import (
    Instrument,
    InstrumentFact,
    LawAnswer,
    LawCard,
    LawSource,
    RoleCard,
)

DAY = date(2026, 3, 2)


def make_instrument(code: str = "compass", **fields: Any) -> Instrument:
    """`facts`: texts by heading, each read in a source."""
    facts = fields.pop("facts", {InstrumentTopic.PURPOSE: "To think about support."})
    card = Instrument(
        **{
            "code": code,
            "name_en": code.capitalize(),
            "name_fr": f"{code.capitalize()} (fr)",
            "summary_en": "An invented instrument.",
            "summary_fr": "Un outil inventé.",
            "settings": ["prison"],
            "users": ["certified"],
            "ages": ["adult"],
            "evidence": "limited",
            "written_on": DAY,
        }
        | fields
    )
    card.facts = [
        InstrumentFact(topic=topic, text_en=text, text_fr=f"{text} (fr)", known=Known.READ)
        for topic, text in facts.items()
    ]
    card.save()
    return card


def make_role(code: str = "listener", **fields: Any) -> RoleCard:
    return RoleCard.objects.create(
        **{
            "code": code,
            "name_en": code.capitalize(),
            "name_fr": f"{code.capitalize()} (fr)",
            "group": "support",
            "does_en": "Time | listens\nWaits",
            "does_fr": "Temps | écoute\nAttend",
            "does_not_en": "Judge",
            "does_not_fr": "Juger",
            "needs_en": "Rest",
            "needs_fr": "Du repos",
            "written_on": DAY,
        }
        | fields
    )


ANSWER = {"en": "Canary: tell the lighthouse keeper.", "fr": "Canari : dites-le au gardien."}


LAW = {
    "level": LawLevel.PROVINCE,
    "official_en": "Laws of Atlantis",
    "official_fr": "Lois d’Atlantide",
    "official_url_en": "https://example.org/en",
    "official_url_fr": "https://example.org/fr",
    "notes_en": "Canary note",
    "notes_fr": "Note canari",
    "written_on": DAY,
}
REVIEW = {
    "reviewed_on": DAY,
    "reviewer_role_en": "Privacy counsel",
    "reviewer_role_fr": "Conseil en vie privée",
}
SOURCE = {
    "title_en": "Tides Act",
    "title_fr": "Loi sur les marées",
    "section": "7",
    "known": Known.READ,
    "url_en": "https://example.org/en/tides",
    "url_fr": "https://example.org/fr/marees",
    "found_on": DAY,
    "headings": [LawHeading.PERMISSION],
}


def make_law_card(code: str = "atlantis", *, reviewed: bool = False, **fields: Any) -> LawCard:
    """Every heading has an answer in it, whether or not it is `reviewed`."""
    names = {"name_en": code.capitalize(), "name_fr": f"{code.capitalize()} (fr)"}
    card = LawCard(**{"code": code} | names | LAW | (REVIEW if reviewed else {}) | fields)
    card.found_sources = [LawSource(**SOURCE)]
    card.drafted_answers = [
        LawAnswer(heading=heading, ruling=ruling, text_en=ANSWER["en"], text_fr=ANSWER["fr"])
        for heading, ruling in zip(LawHeading, list(Ruling) * 2, strict=True)
    ]
    card.save()
    return card
